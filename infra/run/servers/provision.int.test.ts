// Tests on a real server that no service can reach the schema of another one. Needs TORIC_TEST_DATABASE_ADMIN_URL, the
// URL of an administrator of a PostgreSQL server.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { closeToStrangers, provisionDatabase, type ServiceUrls } from './provision.ts';

const DATABASE = `provision_test_${process.pid}`;
const SERVICES = ['order', 'catalog-inventory', 'payment'];
const SCHEMAS = ['order', 'catalog_inventory', 'payment'];
const PERMISSION_DENIED = '42501';

let urls: Record<string, ServiceUrls> = {};

function adminUrl(): string {
  const url = process.env['TORIC_TEST_DATABASE_ADMIN_URL'];
  if (url) return url;
  throw new Error(
    'This test needs a PostgreSQL administrator: run it through npm test, or set ' +
      'TORIC_TEST_DATABASE_ADMIN_URL=postgresql://user:password@host:5432/postgres. It makes and drops its own database.',
  );
}

const provision = (secret: (role: string) => string = (role) => `secret ' of ${role}`) =>
  provisionDatabase({ adminUrl: adminUrl(), database: DATABASE, services: SERVICES, secret });

async function query(url: string | undefined, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url ?? '' });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const refusal = (url: string | undefined, sql: string): Promise<string> =>
  query(url, sql).then(
    () => 'allowed',
    (error: pg.DatabaseError) => error.code ?? String(error),
  );

beforeAll(async () => {
  urls = await provision();
  for (const [at, service] of SERVICES.entries()) {
    const schema = `"${SCHEMAS[at]}"`;
    await query(urls[service]?.ownerUrl, `create table ${schema}.thing (id bigserial primary key, note text)`);
    await query(urls[service]?.ownerUrl, `create function ${schema}.answer() returns int language sql as 'select 42'`);
  }
});

afterAll(async () => {
  await query(adminUrl(), `drop database if exists ${DATABASE} with (force)`);
  for (const schema of SCHEMAS) {
    for (const kind of ['owner', 'app']) await query(adminUrl(), `drop role if exists ${DATABASE}_${schema}_${kind}`);
  }
});

describe.each(SERVICES.map((service, at) => ({ service, schema: SCHEMAS[at] })))('$service', ({ service, schema }) => {
  test('its app reads and writes its own rows by unqualified name, and calls its functions', async () => {
    const app = urls[service]?.appUrl;
    await query(app, "insert into thing (note) values ('mine')");
    expect(await query(app, "update thing set note = 'changed' returning note")).toEqual([{ note: 'changed' }]);
    expect(await query(app, 'select answer() as answer')).toEqual([{ answer: 42 }]);
    expect(await query(app, 'delete from thing returning note')).toEqual([{ note: 'changed' }]);
  });

  test('its app has no DDL', async () => {
    const app = urls[service]?.appUrl;
    const statements = [
      'create table mine (id int)',
      'create table public.mine (id int)',
      'create schema mine',
      'create temporary table mine (id int)',
      'drop table thing',
      'alter table thing add extra int',
      'truncate thing',
      'create role mine',
      `alter role ${DATABASE}_${schema}_owner password 'mine'`,
    ];
    const codes = await Promise.all(statements.map((sql) => refusal(app, sql)));
    expect(codes).toEqual(statements.map(() => PERMISSION_DENIED));
  });

  test.each(['ownerUrl', 'appUrl'] as const)('its %s reaches no other schema', async (kind) => {
    const url = urls[service]?.[kind];
    for (const other of SCHEMAS.filter((name) => name !== schema)) {
      const statements = [
        `select * from "${other}".thing`,
        `insert into "${other}".thing (note) values ('theirs')`,
        `update "${other}".thing set note = 'theirs'`,
        `delete from "${other}".thing`,
        `select nextval('"${other}".thing_id_seq')`,
        `select "${other}".answer()`,
        `create table "${other}".mine (id int)`,
        `set role ${DATABASE}_${other}_owner`,
        `set role ${DATABASE}_${other}_app`,
      ];
      const codes = await Promise.all(statements.map((sql) => refusal(url, sql)));
      expect(codes).toEqual(statements.map(() => PERMISSION_DENIED));
    }
  });

  test('its app cannot become its owner, and has the limits that its owner has not', async () => {
    const { appUrl, ownerUrl } = urls[service] ?? {};
    const limits = `select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
      current_setting('idle_in_transaction_session_timeout') as idle, current_setting('search_path') as path`;
    expect(await refusal(appUrl, `set role ${DATABASE}_${schema}_owner`)).toBe(PERMISSION_DENIED);
    const [app] = await query(appUrl, limits);
    const [owner] = await query(ownerUrl, limits);
    expect(app).toEqual({ statement: '3s', lock: '2s', idle: '10s', path: expect.stringContaining(schema ?? '') });
    expect(owner).toEqual({ statement: '0', lock: '0', idle: '0', path: expect.stringContaining(schema ?? '') });
  });
});

test('a role of another database is refused at the door', async () => {
  const database = `${DATABASE}_b`;
  const others = await provisionDatabase({ adminUrl: adminUrl(), database, services: ['order'], secret: () => 'x' });
  try {
    const url = new URL(others['order']?.appUrl ?? '');
    url.pathname = `/${DATABASE}`;
    expect(await refusal(url.href, 'select 1')).toBe(PERMISSION_DENIED);
  } finally {
    await query(adminUrl(), `drop database ${database} with (force)`);
    for (const kind of ['owner', 'app']) await query(adminUrl(), `drop role ${database}_order_${kind}`);
  }
});

test('a database that is closed to strangers refuses the app roles, which it let in before', async () => {
  const database = `${DATABASE}_closed`;
  await query(adminUrl(), `create database ${database}`);
  try {
    const url = new URL(urls['order']?.appUrl ?? '');
    url.pathname = `/${database}`;
    expect(await refusal(url.href, 'select 1')).toBe('allowed');
    await closeToStrangers(adminUrl(), [database]);
    expect(await refusal(url.href, 'select 1')).toBe(PERMISSION_DENIED);
  } finally {
    await query(adminUrl(), `drop database ${database} with (force)`);
  }
});

test('running again, twice at once, keeps the rows and changes the passwords', async () => {
  await query(urls['order']?.appUrl, "insert into thing (note) values ('kept')");
  const [again] = await Promise.all([provision((role) => `new ${role}`), provision((role) => `new ${role}`)]);
  expect(await refusal(urls['order']?.appUrl, 'select 1')).toBe('28P01');
  expect(await query(again['order']?.appUrl, 'select note from thing')).toEqual([{ note: 'kept' }]);
  urls = again;
});

test('a name that is no plain identifier is refused before anything is made', async () => {
  const request = { adminUrl: adminUrl(), database: 'x"; drop', services: ['order'], secret: () => 'x' };
  await expect(provisionDatabase(request)).rejects.toThrow('cannot name a database');
});
