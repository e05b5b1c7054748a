// Tests backups with a real server: rows from after the base backup come back, a restore can stop at a chosen moment,
// and each kind of damage is found.
import { appendFileSync, chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { adoptCluster, embeddedFiles } from '../../run/servers/postgres-archive.ts';
import { isOwn, startEmbedded } from '../../run/servers/postgres-embedded.ts';
import type { Postgres } from '../../run/servers/server.ts';
import { waitFor } from '../../run/servers/process.ts';
import { DAMAGES, tryDamages } from './drill/damages.ts';
import { makeBackupKeys, type ReaderKeys, type WriterKeys } from './keys/backup-keys.ts';
import type { Manifest } from './objects/manifest.ts';
import type { Chosen } from './restore/options.ts';
import { restoreCluster } from './restore/restore-cluster.ts';
import { recordPruned } from './retention/pruned.ts';
import { takeBackup } from './take-backup.ts';
import { folderTarget } from './targets/folder.ts';
import type { Target } from './targets/target.ts';
import { verifyBackup } from './verify-backup.ts';
import { isSegment } from './wal/segments.ts';
import { shipWal } from './wal/ship.ts';

jest.setTimeout(180_000);
const log = () => undefined;
let folder: string;
let server: Postgres;
let keys: { writer: WriterKeys; reader: ReaderKeys };
let target: Target;
const at = (name: string) => join(folder, name);

async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined); // the server is killed while this client is connected
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const ship = (targets: readonly Target[] = [target]) =>
  shipWal({ spool: embeddedFiles(at('server'), log).spool, workDir: at('work'), targets, keys: keys.writer });

const secrets = { 'customer master key': 'a secret of the customer service' };
async function backUp(targets: readonly Target[] = [target]) {
  const { cluster } = embeddedFiles(at('server'), log);
  const shop = { adminUrl: server.adminUrl, databaseUrl: server.adminUrl, cluster, anchorDir: at('anchors') };
  const taken = await takeBackup({
    shop: { ...shop, managementUrl: undefined, secrets },
    ...{ targets, keys: keys.writer, workDir: at('work'), now: new Date() },
  });
  await ship(targets);
  return taken;
}

/** Finishes the present segment, and waits until the server has archived it. */
async function finishSegment(): Promise<void> {
  const [segment] = await query<{ name: string }>(server.adminUrl, 'select pg_walfile_name(pg_switch_wal()) as name');
  const name = segment?.name ?? '';
  await waitFor('the segment', 30_000, async () => {
    const { taken } = await ship();
    const [row] = await query<{ last: string | null }>(
      server.adminUrl,
      'select last_archived_wal as last from pg_stat_archiver',
    );
    return taken.includes(name) || (row?.last ?? '') >= name ? true : undefined;
  });
  await ship();
}

/** Restores the chosen backup into a new folder and starts a server there. */
async function restored(name: string, chosen: Chosen = {}): Promise<Postgres> {
  const { password } = embeddedFiles(at('server'), log);
  await adoptCluster({
    ...{ dataDir: at(name), password, log },
    fill: async (folders) => void (await restoreCluster({ target, keys: keys.reader, log, ...chosen, ...folders })),
  });
  return startEmbedded({ dataDir: at(name), log });
}

let newest: Manifest | undefined;
/** Takes two backups, and returns the manifest of the later one. */
async function twoBackups(): Promise<Manifest> {
  mkdirSync(at('anchors'), { recursive: true });
  writeFileSync(at('anchors/customer.jsonl'), '{"seq":1,"hash":"aa"}\n');
  await backUp();
  await new Promise((resolve) => setTimeout(resolve, 1_000)); // the id of a backup is the second in which it began
  return (await backUp()).manifest;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'toric-backup-'));
  chmodSync(folder, 0o755); // otherwise root would keep the clusters in /var/lib, where they would outlive the test
  keys = await makeBackupKeys();
  target = folderTarget(at('target'));
  server = await startEmbedded({ dataDir: at('server'), log, archives: true });
  await query(server.adminUrl, 'create schema customer; create table customer.kept (id int primary key, word text)');
  await query(server.adminUrl, `insert into customer.kept select n, 'before ' || n from generate_series(1, 1000) n`);
});

afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('rows from before and after the base backup come back after the server and its disk are lost', async () => {
  // an earlier restore of this cluster has left its recovery target in the settings
  const { cluster } = embeddedFiles(at('server'), log);
  appendFileSync(join(cluster, 'postgresql.auto.conf'), `recovery_target_time = '2001-01-01 00:00:00+00'\n`);
  const { manifest, failures } = await backUp();
  expect(failures).toEqual({});
  await query(server.adminUrl, `insert into customer.kept values (2000, 'after')`);
  await finishSegment();
  expect(await verifyBackup(target, manifest.id, keys.reader, at('work'))).toMatchObject({ findings: [] });

  const other = await restored('whole');
  const sum = 'select count(*)::int as rows, md5(string_agg(word, $$,$$ order by id)) as hash from customer.kept';
  expect(await query(other.adminUrl, sum)).toEqual(await query(server.adminUrl, sum));
  await other.stop();
});

test('the shop can go back to a moment', async () => {
  await backUp();
  await query(server.adminUrl, `insert into customer.kept values (3000, 'wanted')`);
  const [{ now } = { now: 0 }] = await query<{ now: number }>(
    server.adminUrl,
    'select ceil(extract(epoch from clock_timestamp()) * 1000)::float8 as now',
  );
  await new Promise((resolve) => setTimeout(resolve, 50));
  await query(server.adminUrl, 'delete from customer.kept');
  await finishSegment();

  const other = await restored('moment', { until: new Date(now) });
  expect(await query(other.adminUrl, 'select word from customer.kept where id = 3000')).toEqual([{ word: 'wanted' }]);
  await other.stop();
});

test('a backup whose later WAL was pruned comes back at its end, and a later moment is refused with a reason', async () => {
  const { manifest } = await backUp();
  await query(server.adminUrl, `insert into customer.kept values (4000, 'after the backup')`);
  for (let segments = 0; segments < 3; segments += 1) {
    await query(server.adminUrl, `insert into customer.kept values (4100 + ${segments}, 'later')`);
    await finishSegment();
  }
  const names = (await target.list('wal/')).map(({ key }) => key.slice('wal/'.length)).filter(isSegment);
  const later = names.filter((name) => name > manifest.wal.last);
  const before = later.at(-1) ?? '';
  await recordPruned(target, { before, now: new Date(), keys: keys.writer, scratch: at('pruned') });
  for (const name of later.slice(0, -1)) await target.remove(`wal/${name}`);
  expect(await verifyBackup(target, manifest.id, keys.reader, at('work'))).toMatchObject({ findings: [] });

  const options = { target, keys: keys.reader, cluster: at('refused/cluster'), walDir: at('refused/wal'), log };
  await expect(restoreCluster({ ...options, until: new Date() })).rejects.toThrow(
    new RegExp(`removed by the retention.*--backup ${manifest.id}`),
  );
  const other = await restored('end', { backup: manifest.id });
  expect(await query(other.adminUrl, 'select word from customer.kept where id = 4000')).toEqual([]);
  await other.stop();
});

test('what a stranger puts into the WAL stops no restore', async () => {
  await backUp();
  writeFileSync(at('junk'), 'junk');
  const stranger = '00000001FFFFFFFF000000FF';
  for (const name of [stranger, '00000009.history']) await target.put(`wal/${name}`, at('junk'));
  const other = await restored('strange');
  await other.stop();
  for (const name of [stranger, '00000009.history']) await target.remove(`wal/${name}`);
});

test('a target that is away gets the WAL later, and keeps nothing from the others', async () => {
  let isAway = true;
  const other = folderTarget(at('other'));
  const flaky: Target = {
    ...other,
    put: (key, file) => (isAway ? Promise.reject(new Error('away')) : other.put(key, file)),
  };
  const { failures, manifest } = await backUp([target, flaky]);
  expect(Object.values(failures)).toEqual(['away']);
  expect((await target.list('manifests/')).at(-1)?.key).toContain(manifest.id);
  expect(await other.list('')).toEqual([]);
  const { waiting } = await ship([target, flaky]);
  expect(waiting).toMatchObject([{ files: 0 }, { files: expect.any(Number), why: 'Error: away' }]);
  isAway = false;
  await ship([target, flaky]);
  expect((await other.list('wal/')).length).toBeGreaterThan(0);
});

test('a server that is killed in the middle of a base backup leaves no backup, and the next one is whole', async () => {
  if (!isOwn(server)) throw new Error('the server is not ours');
  const own = server;
  const before = await target.list('manifests/');
  let puts = 0;
  const slow: Target = {
    ...target,
    async put(key, file) {
      puts += 1;
      if (puts === 1) await own.crash();
      await target.put(key, file);
    },
  };
  await expect(backUp([slow])).rejects.toThrow();
  expect(await target.list('manifests/')).toEqual(before);
  await own.restart();
  await new Promise((resolve) => setTimeout(resolve, 1_000)); // the id of a backup is the second in which it began
  const { manifest } = await backUp();
  expect(await verifyBackup(target, manifest.id, keys.reader, at('work'))).toMatchObject({ findings: [] });
});

test.each(DAMAGES.map(({ name }) => [name]))('%s is found', async (name) => {
  newest ??= await twoBackups();
  const context = { target, manifest: newest, reader: keys.reader, writer: keys.writer, workDir: at('work') };
  const [result] = await tryDamages(
    context,
    DAMAGES.filter((one) => one.name === name),
  );
  expect(result).toMatchObject({ name, isFound: true });
});
