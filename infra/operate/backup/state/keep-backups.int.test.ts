// Tests that the state of the backups of a real server is true: it names the backup, its copies, and a moment until which
// all changes are in the targets.
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { startEmbedded } from '../../../run/servers/postgres-embedded.ts';
import { waitFor } from '../../../run/servers/process.ts';
import type { Postgres } from '../../../run/servers/server.ts';
import { ROOT } from '../../../run/system/parts.ts';
import { BackupConfig } from '../config.ts';
import { keepBackups } from '../keep-backups.ts';
import { makeBackupKeys } from '../keys/backup-keys.ts';
import { anchorDirOf, databaseAt, postgresDirOf } from '../local-shop.ts';

jest.setTimeout(180_000);
const MIGRATION = join(ROOT, 'gateway/prisma/migrations/20261203110000_backups/migration.sql');
let folder: string;
let server: Postgres;
let database: pg.Pool;
let end: (() => Promise<void>) | undefined;
const lines: string[] = [];
const log = (line: string) => void lines.push(line);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'toric-keep-'));
  chmodSync(folder, 0o755); // otherwise root would keep the cluster in /var/lib, where it would outlive the test
  server = await startEmbedded({ dataDir: postgresDirOf(folder), log, archives: true });
  const admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  await admin.query('create database toric');
  await admin.end();
  database = new pg.Pool({ connectionString: databaseAt(server.adminUrl), max: 1 });
  database.on('error', () => undefined); // the server may stop before the pool has closed its connection
  await database.query('create schema gateway');
  await database.query(`set search_path = gateway; ${readFileSync(MIGRATION, 'utf8')}; reset search_path`);
  mkdirSync(anchorDirOf(folder), { recursive: true });
});

afterAll(async () => {
  await end?.();
  await database?.end();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a shop that begins to make backups soon knows until when it is safe', async () => {
  const { writer } = await makeBackupKeys();
  const targets = [join(folder, 'one'), join(folder, 'two')];
  const begun = Date.now();
  end = await keepBackups(folder, BackupConfig.parse({ targets, keys: writer }), log);
  const rows = await waitFor('the first backup in both targets', 100_000, async () => {
    const found = await database.query<{ targets: number; keys: boolean; until: Date | null; missing: number }>(
      `select (select count(*)::int from gateway.backup_copy c where c.target = t.print) as targets,
         (select bool_and(has_keys) from gateway.backup_copy c where c.target = t.print) as keys,
         t.wal_until as until, t.missing_segments as missing
       from gateway.backup_target t order by t.number`,
    );
    const isDone = found.rows.length === 2 && found.rows.every((row) => row.targets === 1 && row.missing === 0);
    return isDone ? found.rows : undefined;
  });
  for (const { keys, until } of rows) {
    expect(keys).toBe(true);
    expect(until?.getTime()).toBeGreaterThanOrEqual(begun - 1);
    expect(until?.getTime()).toBeLessThanOrEqual(Date.now());
  }
  const { rows: backups } = await database.query('select bytes::int, objects, ended_at from gateway.backup');
  expect(backups).toEqual([{ bytes: expect.any(Number), objects: expect.any(Number), ended_at: expect.any(Date) }]);
  expect(backups[0].bytes).toBeGreaterThan(1_000_000);
  expect(lines.filter((line) => line.startsWith('the state'))).toEqual([]);
});
