import pg from 'pg';

type Run = (sql: string) => Promise<unknown>;
type Member = { service: string; app: string };

/** Names the service that serves `POST /test-clock`, and may therefore move the clock. */
const MOVER = 'customer';

/**
 * Lists the statements that create the schema. A stack with TEST_CLOCK=on puts this schema before `pg_catalog` in the
 * search path of its connections, so that `now()` is the time of the shop. All other stacks never use it.
 * `transaction_timestamp()` and `clock_timestamp()` return the real time everywhere (ADR 0065).
 */
const OBJECTS = [
  'create schema if not exists test_clock',
  'revoke all on schema test_clock from public',
  `create table if not exists test_clock.clock (
     only_row boolean primary key default true check (only_row),
     ahead_ms bigint not null default 0,
     former_ms bigint not null default 0 check (former_ms >= 0),
     since timestamptz(3) not null default transaction_timestamp(),
     check (ahead_ms >= former_ms)
   )`,
  'insert into test_clock.clock default values on conflict do nothing',
  `create or replace function test_clock.refuse_back() returns trigger language plpgsql as $$
     begin
       if new.ahead_ms < old.ahead_ms then raise exception 'the test clock never goes back'; end if;
       return new;
     end $$`,
  `create or replace trigger never_back before update on test_clock.clock
     for each row execute function test_clock.refuse_back()`,
  `create or replace function test_clock.now() returns timestamptz language sql stable parallel safe as $$
     select pg_catalog.now() + make_interval(secs =>
       (select (case when pg_catalog.now() >= since then ahead_ms else former_ms end) / 1000.0::float8 from test_clock.clock))
   $$`,
];

/**
 * Creates the test clock, and the rights on it: every app role reads the clock, and only the customer service moves it.
 */
export async function createTestClock(run: Run, members: readonly Member[]): Promise<void> {
  for (const object of OBJECTS) await run(object);
  for (const { service, app } of members) {
    const role = pg.escapeIdentifier(app);
    await run(`grant usage on schema test_clock to ${role}`);
    await run(`grant select on test_clock.clock to ${role}`);
    if (service === MOVER) await run(`grant update on test_clock.clock to ${role}`);
  }
}
