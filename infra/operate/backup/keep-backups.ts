/** Makes the backups of a shop that runs on this machine: the WAL continuously, and a whole backup once a day. */
import { join } from 'node:path';
import type { Log } from '../../run/servers/process.ts';
import { startAgent } from './agent.ts';
import { type BackupConfig, workDirOf } from './config.ts';
import { anchorDirOf, localShop } from './local-shop.ts';
import { backupIds } from './objects/manifest.ts';
import { takeBackup } from './take-backup.ts';
import { openTarget } from './targets/open.ts';
import type { Target } from './targets/target.ts';

const DAY_MS = 86_400_000;
const LOOK_MS = 60_000;

/** Returns the time in ms at which the backup with this id began. */
const timeOf = (id: string): number =>
  Date.parse(id.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

/** Returns true if a target that can be reached has no backup of the last day. */
async function isDue(targets: readonly Target[], now: number): Promise<boolean> {
  for (const target of targets) {
    const ids = await backupIds(target).catch(() => undefined);
    const newest = ids?.at(-1);
    if (ids && (newest === undefined || now - timeOf(newest) > DAY_MS)) return true;
  }
  return false;
}

/**
 * Starts to make backups. Errors are logged, and the step is tried again. Returns the function that stops the backups.
 */
export async function keepBackups(
  dataDir: string,
  { keys, targets: addresses }: BackupConfig,
  log: Log,
): Promise<() => Promise<void>> {
  const targets = addresses.map(openTarget);
  const { spool } = await localShop(dataDir, log);
  const workDir = workDirOf(dataDir);
  const agent = startAgent({ spool, workDir, targets, keys, log, tombstones: join(anchorDirOf(dataDir), 'erased') });
  let running: Promise<void> = Promise.resolve();
  const look = async () => {
    if (!(await isDue(targets, Date.now()))) return;
    const shop = await localShop(dataDir, log);
    const options = { shop, targets, keys, workDir: `${workDir}-daily`, now: new Date() };
    const { manifest, failures } = await takeBackup(options);
    log(
      `backup ${manifest.id} is stored in ${targets.length - Object.keys(failures).length} of ${targets.length} targets`,
    );
  };
  const lookSafely = () => look().catch((error: unknown) => log(`no backup was made: ${String(error)}`));
  running = lookSafely();
  const timer = setInterval(() => {
    running = running.then(lookSafely);
  }, LOOK_MS);
  return async () => {
    clearInterval(timer);
    await running;
    await agent.stop();
  };
}
