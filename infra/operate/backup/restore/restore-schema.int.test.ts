// Tests that the rows of one service go back to an earlier state, that the other services keep theirs, and that the
// report names the messages that only the other services know.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { startEmbedded } from '../../../run/servers/postgres-embedded.ts';
import { urlFor } from '../../../run/servers/provision.ts';
import type { Postgres } from '../../../run/servers/server.ts';
import { OWNERS, schemaOf } from '../../../run/system/parts.ts';
import { restoreSchema } from './restore-schema.ts';
import { schemaLines } from './schema-report.ts';

jest.setTimeout(120_000);
const ROLE = 'toric_payment_app';
let folder: string;
let server: Postgres;
const url = (database: string) => urlFor(server.adminUrl, { database });

async function query<T extends pg.QueryResultRow>(at: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: at });
  await client.connect();
  try {
    const result: pg.QueryResult<T> | pg.QueryResult<T>[] = await client.query<T>(sql);
    return (Array.isArray(result) ? result.at(-1) : result)?.rows ?? [];
  } finally {
    await client.end();
  }
}

const id = (last: number) => `0197a000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const tables = (schema: string) => `
  create schema "${schema}";
  create table "${schema}".outbox (seq bigserial, id uuid primary key, type text, aggregate_id uuid);
  create table "${schema}".inbox (consumer text, message_id uuid, primary key (consumer, message_id));
  create table "${schema}".aggregate_version (aggregate_id uuid primary key, version int)`;
const publish = (message: number, type: string) =>
  `insert into payment.outbox (id, type, aggregate_id) values ('${id(message)}', '${type}', '${id(900)}')`;

/** Makes two databases: the shop as a backup of the morning has it, and the same shop as it is now. */
async function makeShops(): Promise<void> {
  await query(server.adminUrl, 'create database morning');
  const morning = url('morning');
  for (const owner of OWNERS) await query(morning, tables(schemaOf(owner)));
  await query(
    morning,
    `create table payment.payment (id int primary key, amount int, shown text generated always as (amount || ' EUR') stored);
     create table payment.part (id int primary key, payment_id int not null references payment.payment);
     create function payment.refuse() returns trigger language plpgsql as $$ begin raise exception 'append only'; end $$;
     create trigger part_stays before delete on payment.part for each row execute function payment.refuse();
     create table payment.data_key (customer_id uuid, version int, wrapped text, primary key (customer_id, version));
     insert into payment.data_key values ('${id(801)}', 1, 'erased'), ('${id(802)}', 1, 'kept'), ('${id(803)}', 1, 'in use');
     create table "order".orders (id int primary key, status text);
     insert into payment.payment (id, amount) values (1, 100), (2, 200);
     insert into payment.part values (1, 1);
     insert into "order".orders values (1, 'paid');
     insert into payment.aggregate_version values ('${id(900)}', 1);
     ${publish(1, 'payment.captured.v1')};
     insert into "order".inbox values ('order.note-capture', '${id(1)}')`,
  );
  await query(server.adminUrl, 'create database now template morning');
  await query(
    url('now'),
    `update payment.payment set amount = 0;
     insert into payment.payment (id, amount) values (3, 300);
     delete from payment.data_key where customer_id = '${id(801)}';
     update "order".orders set status = 'shipped';
     ${publish(2, 'payment.captured.v1')}; ${publish(3, 'payment.refunded.v1')};
     update payment.aggregate_version set version = 3;
     insert into payment.aggregate_version values ('${id(901)}', 1);
     insert into "order".inbox values ('order.note-capture', '${id(2)}');
     insert into customer.inbox values ('customer.mail', '${id(2)}');
     insert into payment.inbox values ('payment.capture', '${id(50)}')`,
  );
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'toric-schema-'));
  chmodSync(folder, 0o755); // otherwise root would keep the cluster in /var/lib, where it would outlive the test
  server = await startEmbedded({ dataDir: join(folder, 'server'), log: () => undefined, isDurable: false });
  await query(server.adminUrl, `create role ${ROLE} login password 'secret'`);
  await makeShops();
});

afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const restoring = (isTrial: boolean) =>
  restoreSchema({
    fromUrl: url('morning'),
    toUrl: url('now'),
    schema: 'payment',
    roles: [ROLE],
    erased: [id(801), id(803)],
    isTrial,
  });
const payments = () => query(url('now'), 'select id, amount, shown from payment.payment order by id');

test('a trial says what would happen, and changes nothing', async () => {
  const before = await payments();
  const done = await restoring(true);
  expect(done.rows['payment.payment']).toEqual({ before: 3, after: 2 });
  expect(await payments()).toEqual(before);
  expect(schemaLines('payment', done, '2026-11-30T09:00:00Z')[0]).toMatch(/would go back .* Nothing was changed/);
});

test('the rows go back, other schemas stay, and the lost messages are named with those who know them', async () => {
  const service = new pg.Client({
    connectionString: urlFor(server.adminUrl, { database: 'now', user: ROLE, password: 'secret' }),
  });
  const ended = new Promise<void>((resolve) => service.on('error', () => resolve()));
  await service.connect();

  const done = await restoring(false);
  await ended; // the restore has ended the session of the service
  expect(await payments()).toEqual([
    { id: 1, amount: 100, shown: '100 EUR' },
    { id: 2, amount: 200, shown: '200 EUR' },
  ]);
  expect(await query(url('now'), 'select id, payment_id from payment.part')).toEqual([{ id: 1, payment_id: 1 }]);
  expect(await query(url('now'), 'select status from "order".orders')).toEqual([{ status: 'shipped' }]);
  expect(done.gap).toEqual({
    published: [
      { type: 'payment.captured.v1', messages: 1, appliedBy: { customer: 1, order: 1 } },
      { type: 'payment.refunded.v1', messages: 1, appliedBy: {} },
    ],
    aggregates: [id(900)],
    received: 1,
  });
  const report = schemaLines('payment', done, '2026-11-30T09:00:00Z').join('\n');
  expect(report).toMatch(/The other services know 2 messages of payment that payment has forgotten/);
  expect(report).toMatch(/1 × payment.captured.v1, applied by customer \(1\), order \(1\)/);
  expect(report).toMatch(/outbox replay --since 2026-11-30T09:00:00Z/);
});

test('the keys of erased people do not come back, and a key that the shop still uses stays', async () => {
  const { destroyedKeys } = await restoring(false);
  expect(destroyedKeys).toBe(1);
  expect(await query(url('now'), 'select customer_id::text as id from payment.data_key order by 1')).toEqual([
    { id: id(802) },
    { id: id(803) },
  ]);
});

test('versions of messages do not go back, so that nobody drops the next message as an old one', async () => {
  expect(
    await query(url('now'), 'select aggregate_id::text as id, version from payment.aggregate_version order by 1'),
  ).toEqual([
    { id: id(900), version: 3 },
    { id: id(901), version: 1 },
  ]);
  await query(url('now'), publish(4, 'payment.captured.v1'));
  expect(await query(url('now'), `select seq::int from payment.outbox where id = '${id(4)}'`)).toEqual([{ seq: 4 }]);
});

test('the service may connect again, and its triggers hold again', async () => {
  expect(await query(server.adminUrl, `select rolcanlogin as may from pg_roles where rolname = '${ROLE}'`)).toEqual([
    { may: true },
  ]);
  await expect(query(url('now'), 'delete from payment.part')).rejects.toThrow(/append only/);
});

test('tables that changed since the backup are refused, and nothing is changed', async () => {
  const before = await payments();
  await query(url('now'), 'alter table payment.payment add column note text');
  await expect(restoring(false)).rejects.toThrow(/The tables of payment have changed since the backup/);
  expect(await payments()).toEqual(before);
});
