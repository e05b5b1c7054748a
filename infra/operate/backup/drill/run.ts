/**
 * Runs the drill of a restore. It runs a shop, backs it up while orders come in, and loses the disk without a warning.
 * It then restores the shop from a target alone, and proves that the shop is complete.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../../../run/servers/postgres-embedded.ts';
import { type Log, waitFor } from '../../../run/servers/process.ts';
import { RELEASE } from '../../../run/system/release.ts';
import { startAgent } from '../agent.ts';
import { makeBackupKeys, type ReaderKeys, type WriterKeys } from '../keys/backup-keys.ts';
import { databaseAt, postgresDirOf } from '../local-shop.ts';
import type { Manifest } from '../objects/manifest.ts';
import { restoreShop } from '../restore/restore-shop.ts';
import { takeBackup } from '../take-backup.ts';
import type { Target } from '../targets/target.ts';
import { verifyBackup } from '../verify-backup.ts';
import { type Checked, checkShop } from './checks.ts';
import { tryDamages } from './damages.ts';
import { type DrillShop, openDrillShop } from './drill-shop.ts';
import { bringBackOneSchema } from './one-schema.ts';
import type { DrillReport } from './report.ts';
import { differences, rowHashes } from './row-hashes.ts';

export type DrillOptions = {
  readonly folder: string;
  readonly target: Target;
  readonly ordersBefore: number;
  readonly ordersAfter: number;
  /** If true, kills the database in the middle of an additional base backup. */
  readonly killsDatabase: boolean;
  readonly log: Log;
};

type Drill = DrillOptions & { readonly writer: WriterKeys; readonly reader: ReaderKeys; readonly workDir: string };

const agentOf = ({ target, writer, workDir, log }: Drill, shop: DrillShop) =>
  startAgent({
    ...{ spool: shop.spool, workDir, targets: [target], keys: writer, log },
    tombstones: join(shop.system.addresses.anchorDir, 'erased'),
  });

async function backUp({ target, writer, workDir }: Drill, shop: DrillShop): Promise<Manifest> {
  const options = { shop: await shop.describe(), targets: [target], keys: writer, workDir, now: new Date() };
  return (await takeBackup(options)).manifest;
}

/** Kills the database while a base backup runs. The backup must fail, and the shop must go on. */
async function backUpWithKill(drill: Drill, shop: DrillShop): Promise<void> {
  let puts = 0;
  const killing: Target = {
    ...drill.target,
    async put(key, file) {
      puts += 1;
      if (puts === 2) await shop.postgres.crash();
      await drill.target.put(key, file);
    },
  };
  const before = (await drill.target.list('manifests/')).length;
  const isDone = await backUp({ ...drill, target: killing }, shop).then(
    () => true,
    () => false,
  );
  await shop.postgres.restart();
  if (isDone || (await drill.target.list('manifests/')).length !== before)
    throw new Error('A base backup whose database was killed was called a backup.');
  drill.log('the database was killed in the middle of a base backup: no manifest was written');
}

type Loss = { readonly at: number; readonly acknowledged: readonly string[] };

/**
 * Runs the shop and its backups, and then simulates the loss of the machine: nothing is flushed, and the shop's folder
 * is deleted.
 */
async function runAndLose(drill: Drill, dataDir: string): Promise<Loss> {
  const { log, ordersBefore, ordersAfter, killsDatabase } = drill;
  const shop = await openDrillShop(dataDir, { isNew: true, log });
  const agent = agentOf(drill, shop);
  const acknowledged: string[] = [];
  // a shop that is some minutes old has no anchor yet, but a drill needs a file outside the database
  await mkdir(shop.system.addresses.anchorDir, { recursive: true });
  await writeFile(join(shop.system.addresses.anchorDir, 'drill.txt'), `A drill of ${new Date().toISOString()}.\n`);
  const orders = async (count: number) => {
    for (let at = 0; at < count; at += 1) acknowledged.push(await shop.order());
  };
  await orders(ordersBefore);
  await backUp(drill, shop); // the drill of a stale manifest needs an older backup
  if (killsDatabase) await backUpWithKill(drill, shop);
  const [manifest] = await Promise.all([backUp(drill, shop), orders(ordersAfter)]);
  log(`backup ${manifest.id} was taken while orders came in`);
  await orders(ordersAfter);
  // PostgreSQL finishes a WAL segment after a time-out; the drill loses the disk in the middle of one
  const at = Date.now();
  await shop.postgres.crash();
  await agent.stop();
  await shop.system.stop();
  await shop.rabbit.stop();
  await rm(dataDir, { recursive: true, force: true });
  return { at, acknowledged };
}

/** Restores the shop from the target and the identity (the private key) alone. Does not start its servers. */
const restoreInto = ({ target, reader, log }: Drill, dataDir: string) =>
  restoreShop({ target, keys: reader, dataDir, log });

async function ask<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T | undefined> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows[0];
  } finally {
    await client.end();
  }
}

/** Returns the acknowledged orders that the restored shop does not have. */
async function whatIsLost({ system }: DrillShop, { acknowledged }: Loss) {
  const known = await ask<{ numbers: string[] }>(
    system.adminDatabaseUrl,
    `select coalesce(array_agg(number), '{}') as numbers from "order".orders`,
  );
  const numbers = new Set(known?.numbers ?? []);
  return acknowledged.filter((number) => !numbers.has(number));
}

/** Stops the shop gracefully, ships its last WAL segment, and returns the hashes of its rows. */
async function quietHashes(drill: Drill, shop: DrillShop): Promise<Record<string, string>> {
  const agent = agentOf(drill, shop);
  await shop.system.stop();
  const hashes = await rowHashes(shop.system.adminDatabaseUrl);
  const switched = await ask<{ name: string }>(
    shop.postgres.adminUrl,
    'select pg_walfile_name(pg_switch_wal()) as name',
  );
  await waitFor('the last segment', 60_000, async () => {
    await agent.shipNow();
    const stored = await drill.target.list(`wal/${switched?.name}`);
    return stored.length > 0 ? true : undefined;
  });
  await agent.stop();
  await Promise.all([shop.postgres.stop(), shop.rabbit.stop()]);
  return hashes;
}

/** Restores the last state once more and returns the hashes of its rows, before any service can change a row. */
async function restoredHashes(drill: Drill, dataDir: string): Promise<Record<string, string>> {
  await restoreInto(drill, dataDir);
  const server = await startEmbedded({ dataDir: postgresDirOf(dataDir), log: drill.log });
  try {
    return await rowHashes(databaseAt(server.adminUrl));
  } finally {
    await server.stop();
  }
}

/** Runs a drill. Throws if the shop cannot be restored. All other results are in the report. */
export async function runDrill(options: DrillOptions): Promise<{ report: DrillReport; keys: WriterKeys }> {
  const { folder, target, log } = options;
  const at = (name: string) => join(folder, name);
  const { writer, reader } = await makeBackupKeys();
  const drill: Drill = { ...options, writer, reader, workDir: at('work') };
  const loss = await runAndLose(drill, at('shop'));
  log(`the machine is lost after ${loss.acknowledged.length} orders`);

  const { manifest, tombstones } = await restoreInto(drill, at('restored'));
  const shop = await openDrillShop(at('restored'), { isNew: false, log });
  const last = await ask<{ ms: number | null }>(
    shop.postgres.adminUrl,
    'select (extract(epoch from pg_last_xact_replay_timestamp()) * 1000)::float8 as ms',
  );
  const replayed = await shop.replay();
  await shop.order();
  const rtoSeconds = (Date.now() - loss.at) / 1_000;
  const rpoSeconds = (loss.at - (last?.ms ?? 0)) / 1_000;
  log(`the restored shop takes orders after ${rtoSeconds.toFixed(1)} s`);
  const lost = await whatIsLost(shop, loss);
  const before = await quietHashes(drill, shop);
  const { anchorDir, databases } = shop.system.addresses;
  const after = await restoredHashes(drill, at('again'));
  const checked = await checkAgain(drill, {
    dataDir: at('again'),
    databases,
    anchorDir,
    fromDir: at('restored'),
    expected: before,
  });
  const verified = await verifyBackup(target, manifest.id, reader, at('work'));
  const damages = await tryDamages({ target, manifest, reader, writer, workDir: at('work') });
  const report: DrillReport = {
    ...{ at: new Date(loss.at).toISOString(), release: RELEASE, rpoSeconds, rtoSeconds },
    backup: {
      ...{ id: manifest.id, objects: verified.objects, segments: verified.segments },
      bytes: manifest.objects.reduce((sum, { bytes }) => sum + bytes, 0),
    },
    orders: { acknowledged: loss.acknowledged.length, lost },
    replayed: { ...replayed, tombstones },
    ...{ differingTables: differences(before, after), tables: Object.keys(before).length, checks: checked.checks },
    findings: [...checked.findings, ...verified.findings],
    damages,
  };
  return { report, keys: writer };
}

/** Checks the shop that was restored last, and brings one schema back into it. */
async function checkAgain(
  { log }: Drill,
  options: {
    dataDir: string;
    databases: Readonly<Record<string, string>>;
    anchorDir: string;
    fromDir: string;
    expected: Readonly<Record<string, string>>;
  },
): Promise<Checked> {
  const server = await startEmbedded({ dataDir: postgresDirOf(options.dataDir), log });
  try {
    const livingUrl = databaseAt(server.adminUrl);
    const whole = await checkShop({ ...options, databaseUrl: livingUrl });
    const one = await bringBackOneSchema({ ...options, livingUrl, log });
    return { checks: [...whole.checks, ...one.checks], findings: [...whole.findings, ...one.findings] };
  } finally {
    await server.stop();
  }
}
