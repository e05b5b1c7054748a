// Command: npm run migration -- <service> <name>
// Writes the next migration of a service: the difference between its migrations so far and its Prisma schema.
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DiffTarget, SchemasContainer } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { schemaFolder } from '../build/prisma-schema.ts';
import { findPostgres } from '../servers/postgres.ts';
import { withEngine } from './engine.ts';
import { schemaPool } from './migrate.ts';
import { readMigrations } from './read-migrations.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

export interface DiffRequest {
  adminUrl: string;
  schema: string;
  prismaDir: string;
  migrationDirs: string[];
}

/** Returns the SQL that leads from the migrations to the schema files. Returns an empty text if they agree. */
export async function diffMigrations({ adminUrl, schema, prismaDir, migrationDirs }: DiffRequest): Promise<string> {
  const migrations = await readMigrations(migrationDirs);
  const to: DiffTarget = { tag: 'schemaDatamodel', ...(await readSchema(prismaDir)) };
  return withScratch(adminUrl, schema, async (pool) => {
    const from: DiffTarget = { tag: 'migrations', ...migrations };
    const filters = { externalTables: [], externalEnums: [] };
    const params = { from, to, script: true, exitCode: null, filters };
    const { stdout } = await withEngine({ pool, scratch: pool, schema }, (engine) => engine.diff(params));
    const script = (stdout ?? '').trim();
    return script === '-- This is an empty migration.' ? '' : script;
  });
}

/** Reads every `.prisma` file of the schema, including the symbolic link to the tables of messaging. */
async function readSchema(prismaDir: string): Promise<SchemasContainer> {
  const folder = schemaFolder(prismaDir);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.prisma')).sort();
  if (names.length === 0) throw new Error(`No .prisma file in ${folder}. Write the service's schema there first.`);
  const paths = names.map((name) => join(folder, name));
  return { files: await Promise.all(paths.map(async (path) => ({ path, content: await readFile(path, 'utf8') }))) };
}

async function withScratch<T>(adminUrl: string, schema: string, run: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  const database = `toric_scratch_${randomUUID().slice(0, 8)}`;
  await admin.query(`create database "${database}"`);
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  const pool = schemaPool(url.href, schema);
  try {
    await pool.query(`create schema "${schema}"`);
    return await run(pool);
  } finally {
    await pool.end();
    await admin.query(`drop database "${database}" with (force)`);
    await admin.end();
  }
}

async function writeMigration(service: string, name: string): Promise<string> {
  const prismaDir = join(ROOT, service === 'gateway' ? '.' : 'services', service, 'prisma');
  const log = (line: string) => console.error(line);
  const postgres = await findPostgres({ dataDir: join(ROOT, '.toric/postgres'), log });
  try {
    const migrationDirs = [join(prismaDir, 'migrations')];
    const schema = service.replaceAll('-', '_');
    const sql = await diffMigrations({ adminUrl: postgres.adminUrl, schema, prismaDir, migrationDirs });
    if (sql === '') return `The migrations of ${service} already lead to its schema: nothing to write.`;
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    const folder = join(prismaDir, 'migrations', `${stamp}_${name}`);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'migration.sql'), `${sql}\n`);
    await writeFile(join(prismaDir, 'migrations/migration_lock.toml'), 'provider = "postgresql"\n');
    return `Wrote ${relative(ROOT, folder)}/migration.sql: read it before you commit it.`;
  } finally {
    await postgres.stop();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [service, name] = process.argv.slice(2);
  if (!service || !/^[a-z][a-z0-9_]*$/.test(name ?? '')) {
    console.error('Usage: npm run migration -- <service> <name_in_snake_case>');
    process.exitCode = 2;
  } else {
    console.log(await writeMigration(service, name ?? ''));
  }
}
