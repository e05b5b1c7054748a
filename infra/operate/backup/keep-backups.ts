/** Makes the backups of a shop that runs on this machine: the WAL continuously, and a whole backup once a day. */
import { join } from 'node:path';
import type { Log } from '../../run/servers/process.ts';
import { type Agent, startAgent } from './agent.ts';
import { type BackupConfig, workDirOf } from './config.ts';
import { isDue, timelineOf } from './due.ts';
import { anchorDirOf, localShop } from './local-shop.ts';
import { alone, BackupRuns } from './lock.ts';
import { type ReaderKeys, verifyKeyOf } from './keys/backup-keys.ts';
import { newestCard } from './objects/manifest.ts';
import { prune, type PruneOptions } from './retention/prune.ts';
import { type KeptState, keepState } from './state/keep-state.ts';
import { takeBackup } from './take-backup.ts';
import { openTarget } from './targets/open.ts';
import type { Target } from './targets/target.ts';

const LOOK_MS = 60_000;
type Verifying = Pick<ReaderKeys, 'verifyKey'>;

/** Remembers the time at which a target has not taken a backup, by the name of the target. */
type Failures = Map<string, number>;

/**
 * Returns the targets that answer and that need a backup now. All targets are asked at once, so one that is silent
 * delays the answer only until its deadline.
 */
async function lacking(
  targets: readonly Target[],
  { failures, timeline, keys, log }: { failures: Failures; timeline: string | undefined; keys: Verifying; log: Log },
): Promise<Target[]> {
  const asked = targets.map(async (target) => {
    const copy = { newest: await newestCard(target, keys, log), failedAt: failures.get(target.name) };
    return isDue(copy, { now: Date.now(), timeline }) ? [target] : [];
  });
  const answers = await Promise.allSettled(asked);
  return answers.flatMap((answer, at) => {
    if (answer.status === 'fulfilled') return answer.value;
    log(`${targets[at]?.name}: its backups cannot be read: ${String(answer.reason)}`);
    return [];
  });
}

/** Deletes old backups in all targets, even in one that took no backup, because it may be full. Only logs a failure. */
async function pruneAll(targets: readonly Target[], options: Omit<PruneOptions, 'target' | 'now'>): Promise<void> {
  for (const target of targets) {
    const trouble = (error: unknown) => options.log(`no old backup was deleted in ${target.name}: ${String(error)}`);
    await prune({ ...options, target, now: new Date(), doubtsClock: true }).then(({ choice, keys }) => {
      if (keys.length > 0) options.log(`${target.name}: ${choice.removed.length} old backups were deleted`);
    }, trouble);
  }
}

type Keeping = Pick<BackupConfig, 'keys' | 'retention'> & {
  readonly dataDir: string;
  readonly log: Log;
  /** Logs a line only once, although a look finds the same each minute. */
  readonly logOnce: Log;
  readonly agent: Agent;
  readonly state: KeptState;
  readonly failures: Failures;
};

/** Takes a backup into these targets, which lack one. */
async function take({ dataDir, keys, log, agent, state, failures }: Keeping, wanted: readonly Target[]): Promise<void> {
  const shop = await localShop(dataDir, log);
  // a failure of the backup itself is one of each target, so that it is not tried again each minute either
  for (const { name } of wanted) failures.set(name, Date.now());
  const taken = await takeBackup({ shop, targets: wanted, keys, workDir: dailyDirOf(dataDir), now: new Date() });
  const refusing = Object.keys(taken.failures);
  for (const { name } of wanted) if (!refusing.includes(name)) failures.delete(name);
  log(`backup ${taken.manifest.id} is stored in ${wanted.length - refusing.length} of ${wanted.length} targets`);
  await agent.shipNow(); // a backup is whole when its last segment is stored
  await state.took(taken.manifest);
  if (refusing.length > 0) await state.failed();
}

/** Takes a backup if a target lacks one, and then deletes old ones. */
async function look(keeping: Keeping): Promise<void> {
  const { dataDir, keys, retention, log, logOnce, state, failures } = keeping;
  const { targets } = state;
  const timeline = await state.segment().then(timelineOf, () => undefined); // a server that is away has no timeline
  const asking = { failures, timeline, keys: { verifyKey: verifyKeyOf(keys) }, log: logOnce };
  if ((await lacking(targets, asking)).length === 0) return;
  await alone(dataDir, async () => {
    const wanted = await lacking(targets, asking); // another command may have made one meanwhile
    if (wanted.length === 0) return;
    const pruning = { keys, retention, log, workDir: dailyDirOf(dataDir) };
    try {
      await take(keeping, wanted);
    } finally {
      await pruneAll(targets, pruning);
    }
  });
}

const dailyDirOf = (dataDir: string) => `${workDirOf(dataDir)}-daily`;

/** Returns a log that leaves out each line that it has written before. */
function onceTo(log: Log): Log {
  const told = new Set<string>();
  return (line) => {
    if (!told.has(line)) log(line);
    told.add(line);
  };
}

/**
 * Starts to make backups. Failures are logged, and the backup is tried again. Returns the function that ends the work.
 */
export async function keepBackups(
  dataDir: string,
  { keys, targets: addresses, retention }: BackupConfig,
  log: Log,
): Promise<() => Promise<void>> {
  const { spool, databaseUrl } = await localShop(dataDir, log);
  const opened = addresses.map((address) => openTarget(address));
  const state = keepState({ dataDir, databaseUrl, targets: opened, keys: { verifyKey: verifyKeyOf(keys) }, log });
  const { targets } = state;
  const workDir = workDirOf(dataDir);
  const agent = startAgent({ spool, workDir, targets, keys, log, tombstones: join(anchorDirOf(dataDir), 'erased') });
  const keeping = {
    dataDir,
    keys,
    retention,
    log,
    logOnce: onceTo(log),
    agent,
    state,
    failures: new Map<string, number>(),
  };
  const lookSafely = () =>
    look(keeping).catch(async (error: unknown) => {
      if (error instanceof BackupRuns) return; // the next look finds out whether that command has made a backup
      log(`no backup was made: ${String(error)}`);
      await state.failed();
    });
  let running: Promise<void> = lookSafely();
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
