/**
 * Restores the cluster of a backup into a folder, with the WAL up to an instant. A server that starts on the folder
 * recovers the rest.
 */
import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../../../run/servers/process.ts';
import type { ReaderKeys } from '../keys/backup-keys.ts';
import { type Manifest, signedManifests } from '../objects/manifest.ts';
import { DamagedObject, fetchInto, openSealed } from '../objects/seal.ts';
import { readSigned } from '../objects/signed-object.ts';
import { unpackFiles } from '../base/pack.ts';
import type { Target } from '../targets/target.ts';
import { planWal, type WalPlan } from '../wal/segments.ts';
import { walKey, walOf } from '../wal/ship.ts';

export type RestoreOptions = {
  readonly target: Target;
  readonly keys: ReaderKeys;
  /** Names an empty folder. It becomes PGDATA. */
  readonly cluster: string;
  /** Names the folder from which the server reads segments during the recovery. */
  readonly walDir: string;
  /** Holds the instant to which the shop is restored. Undefined means the end of the WAL. */
  readonly until?: Date | undefined;
  readonly log: Log;
};

/** Returns the newest backup that ended at or before `until`. Throws if there is none. */
export async function chooseBackup({
  target,
  keys,
  until,
  log,
}: Pick<RestoreOptions, 'target' | 'until' | 'log'> & { keys: Pick<ReaderKeys, 'verifyKey'> }): Promise<Manifest> {
  for await (const manifest of signedManifests(target, keys, log))
    if (until === undefined || new Date(manifest.endedAt) <= until) return manifest;
  const when = until === undefined ? '' : ` that ended before ${until.toISOString()}`;
  throw new Error(`${target.name} has no backup${when}.`);
}

async function fetchCluster({ target, keys, cluster }: RestoreOptions, manifest: Manifest): Promise<void> {
  const scratch = `${cluster}.volume`;
  for (const { key, ...stored } of manifest.objects.filter(({ what }) => what === 'cluster')) {
    await fetchInto(scratch, { key, stored: await target.get(key), expected: stored });
    await unpackFiles(await openSealed(scratch, key, keys.identity), cluster);
  }
  await rm(scratch, { force: true });
}

/** Fetches the segments, and the histories of timelines that earlier restores began. */
async function fetchWal({ target, keys, walDir, until }: RestoreOptions, { wal }: Manifest): Promise<WalPlan> {
  await mkdir(walDir, { recursive: true, mode: 0o700 });
  const stored = await walOf(target, wal);
  const plan = planWal(stored, wal);
  const [gap] = plan.missing;
  if (gap !== undefined && (until === undefined || gap <= wal.last))
    throw new DamagedObject(
      `The segment ${gap} of the WAL is missing in ${target.name}. Restore from another target, or choose a moment before it.`,
    );
  const histories = stored.filter((name) => name.endsWith('.history'));
  for (const name of [...plan.segments, ...histories]) {
    const content = await readSigned(target, walKey(name), keys, join(walDir, '.scratch'));
    await writeFile(join(walDir, name), content, { mode: 0o600 });
  }
  await rm(join(walDir, '.scratch'), { force: true });
  return plan;
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/**
 * Restores the newest backup before `until`, and returns its manifest. Throws DamagedObject or MissingObject, with the
 * name of the object, if the backup cannot be restored completely.
 */
export async function restoreCluster(options: RestoreOptions): Promise<Manifest> {
  const { cluster, walDir, until } = options;
  const manifest = await chooseBackup(options);
  await mkdir(cluster, { recursive: true, mode: 0o700 });
  await fetchCluster(options, manifest);
  await fetchWal(options, manifest);
  const settings = {
    restore_command: `cp "${walDir}/%f" "%p"`,
    recovery_target_timeline: 'latest',
    ...(until && {
      recovery_target_time: until.toISOString().replace('T', ' ').replace('Z', '+00'),
      recovery_target_action: 'promote',
    }),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${quoted(value)}\n`);
  await appendFile(join(cluster, 'postgresql.auto.conf'), lines.join(''), { mode: 0o600 });
  await writeFile(join(cluster, 'recovery.signal'), '', { mode: 0o600 });
  return manifest;
}
