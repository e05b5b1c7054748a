/** Makes the backups of a shop that runs on this machine: the WAL continuously, and a whole backup once a day. */
import { join } from 'node:path';
import type { Log } from '../../run/servers/process.ts';
import { startAgent } from './agent.ts';
import { type BackupConfig, workDirOf } from './config.ts';
import { anchorDirOf, localShop } from './local-shop.ts';
import { type ReaderKeys, verifyKeyOf } from './keys/backup-keys.ts';
import { signedCards } from './objects/manifest.ts';
import { prune, type PruneOptions } from './retention/prune.ts';
import { keepState } from './state/keep-state.ts';
import { takeBackup } from './take-backup.ts';
import { openTarget } from './targets/open.ts';
import type { Target } from './targets/target.ts';

const DAY_MS = 86_400_000;
const LOOK_MS = 60_000;

/**
 * Returns true if a target that answers has no backup of the last day. Only a backup that this shop has signed counts.
 * All targets are asked at once, so one that is silent delays the answer only until its deadline.
 */
async function isDue(targets: readonly Target[], keys: Pick<ReaderKeys, 'verifyKey'>, log: Log): Promise<boolean> {
  const now = Date.now();
  const newest = await Promise.all(targets.map((target) => newestTime(target, keys, log).catch(() => undefined)));
  return newest.some((at) => at !== undefined && now - at > DAY_MS);
}

/**
 * Returns the time of the newest backup of a target, and 0 if it has none. A backup with a time in the future does not
 * count.
 */
async function newestTime(target: Target, keys: Pick<ReaderKeys, 'verifyKey'>, log: Log): Promise<number> {
  for await (const { startedAt } of signedCards(target, keys, log)) {
    const at = Date.parse(startedAt);
    if (at <= Date.now()) return at;
  }
  return 0;
}

/**
 * Deletes old backups in the targets that have stored the new backup. A failure is only logged, because the backup is
 * made.
 */
async function pruneAll(targets: readonly Target[], options: Omit<PruneOptions, 'target' | 'now'>): Promise<void> {
  for (const target of targets) {
    const trouble = (error: unknown) => options.log(`no old backup was deleted in ${target.name}: ${String(error)}`);
    await prune({ ...options, target, now: new Date() }).then(({ choice, keys }) => {
      if (keys.length > 0) options.log(`${target.name}: ${choice.removed.length} old backups were deleted`);
    }, trouble);
  }
}

/**
 * Starts to make backups. Failures are logged, and the backup is tried again. Returns the function that ends the work.
 */
export async function keepBackups(
  dataDir: string,
  { keys, targets: addresses, retention }: BackupConfig,
  log: Log,
): Promise<() => Promise<void>> {
  const verifying = { verifyKey: verifyKeyOf(keys) };
  const { spool, databaseUrl } = await localShop(dataDir, log);
  const opened = addresses.map((address) => openTarget(address));
  const state = keepState({ dataDir, databaseUrl, targets: opened, keys: verifying, log });
  const { targets } = state;
  const workDir = workDirOf(dataDir);
  const agent = startAgent({ spool, workDir, targets, keys, log, tombstones: join(anchorDirOf(dataDir), 'erased') });
  let running: Promise<void> = Promise.resolve();
  const told = new Set<string>();
  /**
   * Logs a line only once. Otherwise an object that this shop has not signed would be logged at each look, which is
   * once a minute.
   */
  const logOnce = (line: string) => {
    if (!told.has(line)) log(line);
    told.add(line);
  };
  const look = async () => {
    if (!(await isDue(targets, verifying, logOnce))) return;
    const shop = await localShop(dataDir, log);
    const options = { shop, targets, keys, workDir: `${workDir}-daily`, now: new Date() };
    const { manifest, failures } = await takeBackup(options);
    log(
      `backup ${manifest.id} is stored in ${targets.length - Object.keys(failures).length} of ${targets.length} targets`,
    );
    const taking = targets.filter(({ name }) => failures[name] === undefined);
    await agent.shipNow(); // a backup is whole when its last segment is stored
    await state.took(manifest);
    await pruneAll(taking, { keys, retention, log, workDir: `${workDir}-daily` });
  };
  const lookSafely = () =>
    look().catch(async (error: unknown) => {
      log(`no backup was made: ${String(error)}`);
      await state.failed();
    });
  running = lookSafely();
  const timer = setInterval(() => {
    running = running.then(lookSafely);
  }, LOOK_MS);
  return async () => {
    clearInterval(timer);
    await running;
    await agent.stop();
    await state.stop();
  };
}
