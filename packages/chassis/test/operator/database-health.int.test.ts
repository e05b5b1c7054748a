// Tests on a real server what a service sees of its own database, and that it sees nothing of another one.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readDatabaseHealth } from '@toric/chassis/operator/database-health.store';
import { needEnv, type TestStack, testStack, until } from '@toric/infra/prove/testing/test-stack';
import { type Database, openDatabase } from '@toric/messaging/database';

let stack: TestStack;
const databases: Database[] = [];

/** Opens a database with one connection, so that all its statements share a session. */
function open(url: string): Database {
  const database = openDatabase({ url, poolSize: 1, name: 'database-health' });
  databases.push(database);
  return database;
}

beforeAll(async () => {
  stack = await testStack();
  const url = new URL(needEnv('TORIC_TEST_DATABASE_ADMIN_URL'));
  url.pathname = `/${stack.name}`;
  const admin = open(url.href);
  await admin.pool.query(`
    create table marketing.heap (id int primary key, note text) with (autovacuum_enabled = false);
    insert into marketing.heap select n, md5(n::text) from generate_series(1, 40000) n;
    create index heap_note on marketing.heap (note)`);
  await admin.pool.query('delete from marketing.heap where id > 15000');
  await admin.close(); // the end of a session reports its statistics
}, 60_000);

afterAll(async () => {
  await Promise.allSettled(databases.map((database) => database.close()));
  await stack.stop();
});

test('dead rows and an index that nothing reads are found, with their sizes', async () => {
  const { read } = open(stack.databaseUrl('marketing'));
  const found = await until('the statistics to arrive', async () => {
    const { data } = await readDatabaseHealth(read);
    const kinds = data.map(({ kind }) => kind);
    return kinds.includes('dead-rows') && kinds.includes('unused-index') ? data : undefined;
  });
  const dead = found.find(({ kind }) => kind === 'dead-rows');
  expect(dead).toMatchObject({ subject: 'heap', rows: 25_000, blockedBy: [], processId: null });
  expect(dead?.bytes).toBeGreaterThan(1_000_000);
  expect(found.find(({ kind }) => kind === 'unused-index')).toMatchObject({ subject: 'heap.heap_note', rows: null });
});

test('a session that waits for a lock is found with the process that holds it, without the texts of its statement', async () => {
  const [holder, waiter, reader, stranger] = [
    open(stack.databaseUrl('marketing')),
    open(stack.databaseUrl('marketing')),
    open(stack.databaseUrl('marketing')),
    open(stack.databaseUrl('order')),
  ];
  const { rows } = await holder.pool.query<{ pid: number }>('select pg_backend_pid() as pid, pg_advisory_lock(7)');
  const waiting = waiter.pool.query(`select pg_advisory_lock(7), 'ana@toric.example'`).catch(() => undefined);
  const found = await until('the lock to be waited for', async () => {
    const { data } = await readDatabaseHealth(reader.read);
    return data.find(({ kind }) => kind === 'waiting-lock');
  });
  expect(found).toMatchObject({ subject: 'select pg_advisory_lock(7), ?', blockedBy: [rows[0]?.pid], calls: null });
  const { data, databaseBytes, countsStatements } = await readDatabaseHealth(stranger.read);
  expect(data).toEqual([]);
  expect(databaseBytes).toBeGreaterThan(1_000_000);
  expect(countsStatements).toBe(false);
  await holder.pool.query('select pg_advisory_unlock(7)');
  await waiting;
});
