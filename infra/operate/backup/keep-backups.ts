/** Makes the backups of a shop that runs on this machine: the WAL continuously, and a whole backup once a day. */
import { join } from 'node:path';
import type { Log } from '../../run/servers/process.ts';
import { startAgent } from './agent.ts';
import { type BackupConfig, workDirOf } from './config.ts';
import { anchorDirOf, localShop } from './local-shop.ts';
import { type ReaderKeys, verifyKeyOf } from './keys/backup-keys.ts';
import { signedManifests } from './objects/manifest.ts';
import { takeBackup } from './take-backup.ts';
import { openTarget } from './targets/open.ts';
import type { Target } from './targets/target.ts';

const DAY_MS = 86_400_000;
const LOOK_MS = 60_000;

/** Returns true if a target that answers has no backup of the last day. Only a backup that this shop has signed counts. */
async function isDue(targets: readonly Target[], keys: Pick<ReaderKeys, 'verifyKey'>, log: Log): Promise<boolean> {
  const now = Date.now();
  for (const target of targets) {
    const newest = await newestTime(target, keys, log).catch(() => undefined);
    if (newest !== undefined && now - newest > DAY_MS) return true;
  }
  return false;
}

/** Returns the time of the newest backup, and 0 if there is none. A backup of the future does not count. */
async function newestTime(target: Target, keys: Pick<ReaderKeys, 'verifyKey'>, log: Log): Promise<number> {
  for await (const { startedAt } of signedManifests(target, keys, log)) {
    const at = Date.parse(startedAt);
    if (at <= Date.now()) return at;
  }
  return 0;
}

/** Starts to make backups. Trouble is logged and tried again. Returns the function that ends it. */
export async function keepBackups(
  dataDir: string,
  { keys, targets: addresses }: BackupConfig,
  log: Log,
): Promise<() => Promise<void>> {
  const targets = addresses.map(openTarget);
  const verifying = { verifyKey: verifyKeyOf(keys) };
  const { spool } = await localShop(dataDir, log);
  const workDir = workDirOf(dataDir);
  const agent = startAgent({ spool, workDir, targets, keys, log, tombstones: join(anchorDirOf(dataDir), 'erased') });
  let running: Promise<void> = Promise.resolve();
  const look = async () => {
    if (!(await isDue(targets, verifying, log))) return;
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
