// Reads folders of migrations into the list that Prisma's engine needs. The migrations of several folders are merged in
// the order of their names, which begin with a timestamp.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { MigrationList } from '@prisma/schema-engine-wasm';

const LOCKFILE = { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' };

export async function readMigrations(folders: string[]): Promise<MigrationList> {
  const paths = (await Promise.all(folders.map(migrationsIn))).flat();
  paths.sort((a, b) => (basename(a) < basename(b) ? -1 : 1));
  assertUnique(paths);
  const migrationDirectories = await Promise.all(paths.map(readMigration));
  return { baseDir: folders[0] ?? '', lockfile: LOCKFILE, shadowDbInitScript: '', migrationDirectories };
}

async function migrationsIn(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder);
  return entries.map((name) => join(folder, name)).filter((path) => existsSync(join(path, 'migration.sql')));
}

async function readMigration(path: string): Promise<MigrationList['migrationDirectories'][number]> {
  const value = await readFile(join(path, 'migration.sql'), 'utf8');
  return { path: basename(path), migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } } };
}

function assertUnique(paths: string[]): void {
  const twice = paths.find((path, at) => at > 0 && basename(path) === basename(paths[at - 1] ?? ''));
  if (!twice) return;
  throw new Error(`Two migrations are named ${basename(twice)}. Rename one, the second is at ${twice}.`);
}
