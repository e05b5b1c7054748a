// Tests migrating and diffing with Prisma's engine on a real server, in a schema that is not `public`. Needs
// TORIC_TEST_DATABASE_ADMIN_URL, the URL of an administrator of a PostgreSQL server.
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { diffMigrations } from './diff.ts';
import { migrate } from './migrate.ts';

const SCHEMA = 'order';
const DATABASE = `migrate_test_${process.pid}`;
const HEADER = 'generator client {\n  provider = "prisma-client"\n}\ndatasource db {\n  provider = "postgresql"\n}\n';
const ORDER = 'model Order {\n  id String @id @db.Uuid\n  total Int\n  @@map("order")\n}\n';
const OUTBOX = 'model Outbox {\n  seq BigInt @id @default(autoincrement())\n  @@map("outbox")\n}\n';

let folder: string;
let client: pg.Client;

const migrations = () => join(folder, 'migrations');
const run = () => migrate({ url: databaseUrl(DATABASE), schema: SCHEMA, migrationDirs: [migrations()] });
const diff = () =>
  diffMigrations({
    adminUrl: databaseUrl('postgres'),
    schema: SCHEMA,
    prismaDir: folder,
    migrationDirs: [migrations()],
  });

function databaseUrl(database: string): string {
  const admin = process.env['TORIC_TEST_DATABASE_ADMIN_URL'];
  if (!admin) {
    throw new Error(
      'This test needs a PostgreSQL administrator: run it through npm test, or set ' +
        'TORIC_TEST_DATABASE_ADMIN_URL=postgresql://user:password@host:5432/postgres. It makes and drops its own database.',
    );
  }
  const url = new URL(admin);
  url.pathname = `/${database}`;
  return url.href;
}

async function asAdmin(sql: string): Promise<void> {
  const admin = new pg.Client({ connectionString: databaseUrl('postgres') });
  await admin.connect();
  try {
    await admin.query(sql);
  } finally {
    await admin.end();
  }
}

async function addMigration(name: string, sql: string): Promise<void> {
  await mkdir(join(migrations(), name), { recursive: true });
  await writeFile(join(migrations(), name, 'migration.sql'), sql);
}

async function tables(): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select schemaname || '.' || tablename as name from pg_tables where schemaname in ('order', 'public') order by 1",
  );
  return rows.map((row) => row.name);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toric-migrate-'));
  await writeFile(join(folder, 'schema.prisma'), HEADER + ORDER);
  await writeFile(join(folder, 'outbox.prisma'), OUTBOX);
  await asAdmin(`create database ${DATABASE}`);
  client = new pg.Client({ connectionString: databaseUrl(DATABASE) });
  await client.connect();
  await client.query(`create schema "${SCHEMA}"`);
});

afterEach(async () => {
  await client.end();
  await asAdmin(`drop database ${DATABASE} with (force)`);
  await rm(folder, { recursive: true });
});

test('a migration and its history go into the named schema, once, however many run it', async () => {
  await addMigration('20260101000000_init', await diff());
  const applied = await Promise.all([run(), run(), run()]);
  expect(applied.flat()).toEqual(['20260101000000_init']);
  expect(await tables()).toEqual(['order._prisma_migrations', 'order.order', 'order.outbox']);
  expect(await run()).toEqual([]);
});

test('the next difference starts from the migrations, and is empty when they lead to the schema', async () => {
  await addMigration('20260101000000_init', await diff());
  expect(await diff()).toBe('');
  await writeFile(join(folder, 'schema.prisma'), HEADER + ORDER.replace('total Int', 'total Int\n  note String?'));
  expect(await diff()).toBe('-- AlterTable\nALTER TABLE "order" ADD COLUMN     "note" TEXT;');
});

test('a schema that is split by area into prisma/schema has no difference to the migrations of the single file', async () => {
  await addMigration('20260101000000_init', await diff());
  await mkdir(join(folder, 'schema'));
  await writeFile(join(folder, 'schema/base.prisma'), HEADER);
  await writeFile(join(folder, 'schema/orders.prisma'), ORDER);
  await rename(join(folder, 'outbox.prisma'), join(folder, 'schema/outbox.prisma'));
  await rm(join(folder, 'schema.prisma'));
  expect(await diff()).toBe('');
});

test('a function body with semicolons survives, and constraints that Prisma does not know are left alone', async () => {
  await addMigration('20260101000000_init', await diff());
  const body = 'create function two() returns int language plpgsql as $$ begin perform 1; return 2; end; $$;';
  await addMigration('20260102000000_rules', `${body}\nalter table "order" add check (total >= 0);`);
  expect(await run()).toEqual(['20260101000000_init', '20260102000000_rules']);
  expect((await client.query(`select "${SCHEMA}".two() as two`)).rows).toEqual([{ two: 2 }]);
  expect(await diff()).toBe('');
});

test('a failing migration leaves nothing behind, says what Postgres said, and stops the next run', async () => {
  await addMigration('20260101000000_bad', 'create table half (id int); select 1 / 0;');
  await expect(run()).rejects.toThrow(/division by zero[^]*delete its row/);
  expect(await tables()).toEqual(['order._prisma_migrations']);
  await expect(run()).rejects.toThrow(/found failed migrations/);
});
