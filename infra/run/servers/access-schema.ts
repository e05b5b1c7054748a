import pg from 'pg';

type Run = (sql: string) => Promise<unknown>;
type Member = { service: string; app: string };

/**
 * Names the schema that all processes read: the sessions that were ended, and the trace of denied access (ADR 0031).
 */
export const ACCESS_SCHEMA = 'access';
/** Names the service that ends sessions, and that may therefore write the list of ended sessions. */
const ISSUER = 'customer';

const TABLES = [
  `create table if not exists access.ended_session (
     session_id uuid primary key,
     ended_at timestamptz(3) not null default clock_timestamp()
   )`,
  'create index if not exists ended_session_ended_at on access.ended_session (ended_at)',
  `create table if not exists access.trace (
     id uuid primary key default gen_random_uuid(),
     at timestamptz(3) not null default clock_timestamp(),
     process text not null,
     event text not null,
     actor_id uuid,
     account text,
     origin text,
     operation text not null,
     request_id text not null
   )`,
  'create index if not exists trace_at on access.trace (at, id)',
  'create index if not exists trace_actor on access.trace (actor_id, at, id)',
  // drop_old_traces deletes only rows older than `days`, at least 90 days: no role may delete from the trace itself
  `create or replace function access.drop_old_traces(days int) returns bigint
     language sql security definer set search_path = access, pg_temp as $$
       with dropped as (
         delete from access.trace where id in (
           select id from access.trace where at < now() - make_interval(days => greatest(days, 90)) order by at limit 1000
         ) returning 1
       ) select count(*) from dropped $$`,
];

/**
 * Creates the schema that every process shares, and the rights on it. The administrator owns it, so no service can
 * change its tables. Every app role reads the ended sessions and adds to the trace. Only the customer service writes
 * the ended sessions and reads the trace. No role may change or delete a row of the trace.
 */
export async function createAccessSchema(run: Run, members: readonly Member[]): Promise<void> {
  await run(`create schema if not exists ${ACCESS_SCHEMA}`);
  await run(`revoke all on schema ${ACCESS_SCHEMA} from public`);
  for (const table of TABLES) await run(table);
  await run('revoke all on function access.drop_old_traces(int) from public');
  for (const { service, app } of members) {
    const role = pg.escapeIdentifier(app);
    await run(`grant usage on schema ${ACCESS_SCHEMA} to ${role}`);
    await run(`grant select on access.ended_session to ${role}`);
    await run(`grant insert on access.trace to ${role}`);
    await run(`grant execute on function access.drop_old_traces(int) to ${role}`);
    if (service !== ISSUER) continue;
    await run(`grant insert, update, delete on access.ended_session to ${role}`);
    await run(`grant select on access.trace to ${role}`);
  }
}
