// Tests the failures that pipelined transactions must survive. Run this file whenever pg or Prisma gets a new version.
import type { Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type TestStack, testStack, until } from '@toric/infra/prove/testing/test-stack';
import {
  oneStatement,
  CommitUnknown,
  type Database,
  DatabaseAway,
  isDatabaseDown,
  openDatabase,
  transaction,
} from '@toric/messaging/database';
import { type Tx, UnexpectedRowCount } from '@toric/messaging/sql';
import { gate } from './harness.ts';
import { proxyTo } from './proxy.ts';

let stack: TestStack;
let database: Database;
beforeAll(async () => {
  stack = await testStack();
  await stack.admin.query(`
    create table payment.canary (id int primary key, value int not null check (value >= 0));
    grant all on payment.canary to public`);
});
beforeEach(async () => {
  await stack.admin.query('truncate payment.canary');
  database = openDatabase({ url: stack.databaseUrl('payment'), poolSize: 8, name: 'test.regression' });
});
afterEach(() => database.close());
afterAll(() => stack.stop());

/** Opens a database as services do, but with a shorter time-out of the client. */
function pool(url: string, queryTimeoutMs: number): Database {
  const own = openDatabase({ url, poolSize: 2, name: 'test.impatient' });
  own.pool.options.query_timeout = queryTimeoutMs;
  return own;
}
const insert = (tx: Tx, id: number, value = id) => tx.run`insert into canary (id, value) values (${id}, ${value})`;
const ids = async () =>
  (await stack.admin.query<{ id: number }>('select id from payment.canary order by id')).rows.map(({ id }) => id);
const echo = (tx: Tx, value: number) => tx.one<{ value: number }>`select ${value}::int as value`;

test('1,000 concurrent transactions of which a fifth fail read only their own answers, and exactly the others commit', async () => {
  const fails = (id: number) => id % 5 === 0;
  const one = async (id: number) => {
    let crossed = 0;
    await transaction(
      database,
      async (tx) => {
        // the statements are pipelined: none waits for the answer to the statement before it
        const [first, , second] = await Promise.all([
          echo(tx, id),
          insert(tx, id, fails(id) && id % 2 === 0 ? -1 : id),
          tx.one<{ value: number }>`select value from canary where id = ${id}`,
          echo(tx, id + 1),
        ]);
        if (first.value !== id || second.value !== id) crossed++;
        if (fails(id)) throw new Error('on purpose');
      },
      async (tx) => {
        const { value } = await echo(tx, -id);
        if (value !== -id) crossed++;
      },
    ).finally(() => expect(crossed).toBe(0));
  };
  // a thousand transactions wait for 8 connections on purpose
  database.pool.options.connectionTimeoutMillis = 30_000;
  const all = Array.from({ length: 1_000 }, (_, index) => index + 1);
  const results = await Promise.allSettled(all.map(one));
  const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  expect(reasons.length).toBe(200);
  expect(reasons.filter((reason) => /on purpose|violates check constraint/.test(String(reason))).length).toBe(200);
  expect(await ids()).toEqual(all.filter((id) => !fails(id)));
  expect(database.pool.waitingCount).toBe(0);
  const open = await stack.admin.query(
    `select from pg_stat_activity where application_name = 'test.regression' and state like 'idle in transaction%'`,
  );
  expect(open.rowCount).toBe(0);
});

test('a statement whose first use fails in a pipeline works on the same connection afterwards', async () => {
  const single = openDatabase({ url: stack.databaseUrl('payment'), poolSize: 1, name: 'test.single' });
  const named = (tx: Tx, id: number) => tx.many<{ id: number }>`select id from canary where id = ${id} and value >= 0`;
  await expect(
    transaction(single, (tx) => Promise.all([insert(tx, 1, -1), named(tx, 1), named(tx, 1)])),
  ).rejects.toThrow('violates check constraint');
  expect(
    await transaction(single, async (tx) => [await insert(tx, 2), await named(tx, 2), await named(tx, 2)]),
  ).toEqual([1, [{ id: 2 }], [{ id: 2 }]]);
  await single.close();
});

test('a COMMIT that outlives the time-out is unknown to its caller, its connection is destroyed, and it may be carried out', async () => {
  // the server has no limit that ends a COMMIT, so only the time-out of the client ends the waiting
  await stack.admin.query(`
    create function payment.linger() returns trigger language plpgsql as $$ begin perform pg_sleep(1.5); return null; end $$;
    create constraint trigger linger after insert on payment.canary deferrable initially deferred
      for each row when (new.id = 7) execute function payment.linger();
    grant execute on function payment.linger() to public`);
  const impatient = pool(stack.databaseUrl('payment'), 400);
  await expect(transaction(impatient, (tx) => insert(tx, 7))).rejects.toThrow(CommitUnknown);
  expect(impatient.pool.totalCount).toBe(0);
  await transaction(impatient, (tx) => insert(tx, 8));
  expect(await ids()).toEqual([8]);
  await until('the end of the COMMIT', async () => ((await ids()).length === 2 ? true : undefined));
  expect(await ids()).toEqual([7, 8]);
  await impatient.close();
});

test('a COMMIT whose answer is lost is unknown to its caller, and the pool goes on', async () => {
  const wire = await proxyTo(stack.databaseUrl('payment'));
  const through = pool(wire.url, 500);
  const done = transaction(through, async (tx) => {
    await insert(tx, 9);
    wire.hold('down', (chunk) => chunk.includes('COMMIT'));
  });
  expect(await done.catch((reason: unknown) => reason)).toBeInstanceOf(CommitUnknown);
  expect(await ids()).toEqual([9]);
  wire.cut();
  await transaction(through, (tx) => insert(tx, 10));
  expect(await ids()).toEqual([9, 10]);
  await through.close();
  await wire.close();
});

test('a network that swallows packets makes a statement fail as "database away"', async () => {
  const wire = await proxyTo(stack.databaseUrl('payment'));
  const through = pool(wire.url, 300);
  const work = transaction(through, async (tx) => {
    await echo(tx, 1);
    wire.hold('up');
    await insert(tx, 11);
  });
  expect(isDatabaseDown(await work.catch((reason: unknown) => reason))).toBe(true);
  wire.cut();
  expect(await transaction(through, (tx) => echo(tx, 2))).toEqual({ value: 2 });
  expect(await ids()).toEqual([]);
  await through.close();
  await wire.close();
});

test.each([
  ['a statement alone', (through: Database) => oneStatement(through, (tx) => tx.run`select 1`)],
  ['a read', (through: Database) => through.read({ text: 'select 1', values: [] })],
  ['a transaction', (through: Database) => transaction(through, (tx) => tx.run`select 1`)],
])('%s that gets no connection fails as "database away"', async (_, work) => {
  const wire = await proxyTo(stack.databaseUrl('payment'));
  const through = pool(wire.url, 300);
  wire.hold('up');
  expect(await work(through).catch((reason: unknown) => reason)).toBeInstanceOf(DatabaseAway);
  wire.cut();
  await through.close();
  await wire.close();
});

test.each([
  ['a statement alone', () => oneStatement(database, (tx) => tx.many`select pg_sleep(1)`)],
  ['a transaction', () => transaction(database, (tx) => tx.many`select pg_sleep(1)`)],
])('a connection that breaks under %s makes it fail as "database away", and the process lives', async (_, work) => {
  database.pool.once('acquire', (client) => {
    // pg's types lack `connection`
    const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
    setTimeout(() => stream.destroy(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })), 50);
  });
  expect(isDatabaseDown(await work().catch((reason: unknown) => reason))).toBe(true);
  expect(await transaction(database, (tx) => echo(tx, 3))).toEqual({ value: 3 });
});

test('every limit of the server fires before those of the client, and there is one for a silent network', async () => {
  const limit = (name: string) =>
    transaction(
      database,
      (tx) => tx.one<{ ms: number }>`
    select extract(epoch from current_setting(${name})::interval)::int * 1000 as ms`,
    );
  expect(await limit('statement_timeout')).toEqual({ ms: 3_000 });
  expect(await limit('lock_timeout')).toEqual({ ms: 2_000 });
  expect(await limit('idle_in_transaction_session_timeout')).toEqual({ ms: 10_000 });
  expect(database.pool.options).toMatchObject({
    query_timeout: 15_000,
    connectionTimeoutMillis: 3_000,
    pipeline: true,
  });
});

test('a pool that is used up refuses as "database away", and recovers', async () => {
  const small = openDatabase({ url: stack.databaseUrl('payment'), poolSize: 2, name: 'test.small' });
  small.pool.options.connectionTimeoutMillis = 500;
  const door = gate();
  const holding = [1, 2].map((id) =>
    transaction(small, async (tx) => {
      await insert(tx, id);
      await door.passed;
    }),
  );
  const waiting = await Promise.allSettled([3, 4, 5].map((id) => transaction(small, (tx) => insert(tx, id))));
  expect(waiting.map((result) => (result.status === 'rejected' ? result.reason : undefined))).toEqual([
    expect.any(DatabaseAway),
    expect.any(DatabaseAway),
    expect.any(DatabaseAway),
  ]);
  door.open();
  await Promise.all(holding);
  await Promise.all([3, 4, 5].map((id) => transaction(small, (tx) => insert(tx, id))));
  expect(await ids()).toEqual([1, 2, 3, 4, 5]);
  expect(small.pool.totalCount).toBeLessThanOrEqual(2);
  await small.close();
});

test('when two transactions deadlock, the one that PostgreSQL ends is retried, and both commit', async () => {
  await stack.admin.query('insert into payment.canary values (1, 0), (2, 0)');
  const both = [gate(), gate()];
  let tries = 0;
  const add = (tx: Tx, id: number) => tx.run`update canary set value = value + 1 where id = ${id}`;
  const cross = (mine: number, other: number) =>
    transaction(database, async (tx) => {
      tries++;
      await add(tx, mine);
      both[mine - 1]?.open();
      await both[other - 1]?.passed;
      await add(tx, other);
    });
  await Promise.all([cross(1, 2), cross(2, 1)]);
  expect(tries).toBeGreaterThan(2);
  const { rows } = await stack.admin.query('select id, value from payment.canary order by id');
  expect(rows).toEqual([
    { id: 1, value: 2 },
    { id: 2, value: 2 },
  ]);
});

test('a deadlock in the statements that travel with COMMIT is retried too', async () => {
  await stack.admin.query('insert into payment.canary values (1, 0), (2, 0)');
  const both = [gate(), gate()];
  let tries = 0;
  const add = (tx: Tx, id: number) => tx.run`update canary set value = value + 1 where id = ${id}`;
  const cross = (mine: number, other: number) =>
    transaction(
      database,
      async (tx) => {
        tries++;
        await add(tx, mine);
        both[mine - 1]?.open();
        await both[other - 1]?.passed;
      },
      async (tx) => void (await add(tx, other)),
    );
  await Promise.all([cross(1, 2), cross(2, 1)]);
  expect(tries).toBeGreaterThan(2);
  const { rows } = await stack.admin.query('select value from payment.canary order by id');
  expect(rows).toEqual([{ value: 2 }, { value: 2 }]);
});

test('a pipelined write that fails makes its transaction fail with its error', async () => {
  const work = transaction(database, async (tx) => {
    tx.write`insert into canary values (1, 0)`;
    tx.write`insert into canary values (1, 1)`;
    return Promise.resolve();
  });
  await expect(work).rejects.toMatchObject({ code: '23505' });
  expect((await stack.admin.query('select from payment.canary')).rowCount).toBe(0);
});

test.each([
  ['fewer', [1]],
  ['as many', [1, 2]],
  ['more', [1, 2, 3]],
])(
  'a write that expects two rows and touches %s: its whole transaction is rolled back unless there are two',
  async (_, there) => {
    await stack.admin.query('insert into payment.canary select id, 0 from unnest($1::int[]) as id', [there]);
    // no write is awaited, so COMMIT is sent before the writes are answered
    const work = transaction(database, async (tx) => {
      tx.write`insert into canary values (9, 9)`;
      tx.expect(2, 'two canaries')`update canary set value = ${1} where id < ${9}`;
      tx.write`insert into canary values (10, 10)`;
      return Promise.resolve();
    });
    const good = there.length === 2;
    if (good) await work;
    else await expect(work).rejects.toThrow(UnexpectedRowCount);
    if (!good) await expect(work).rejects.toThrow(`two canaries (expected 2 rows, touched ${there.length})`);
    const { rows } = await stack.admin.query<{ value: number }>('select value from payment.canary order by id');
    expect(rows.map(({ value }) => value)).toEqual(good ? [1, 1, 9, 10] : there.map(() => 0));
  },
);

test('a deadlock between pipelined writes is retried', async () => {
  await stack.admin.query('insert into payment.canary values (1, 0), (2, 0)');
  const both = [gate(), gate()];
  let tries = 0;
  const cross = (mine: number, other: number) =>
    transaction(database, async (tx) => {
      tries++;
      await tx.run`update canary set value = value + 1 where id = ${mine}`;
      both[mine - 1]?.open();
      await both[other - 1]?.passed;
      tx.write`update canary set value = value + 1 where id = ${other}`;
    });
  await Promise.all([cross(1, 2), cross(2, 1)]);
  expect(tries).toBeGreaterThan(2);
  const { rows } = await stack.admin.query('select value from payment.canary order by id');
  expect(rows).toEqual([{ value: 2 }, { value: 2 }]);
});
