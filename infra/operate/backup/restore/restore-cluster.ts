/**
 * Restores the cluster of a backup into a folder, with the WAL up to an instant. A server that starts on the folder
 * recovers the rest.
 */
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unpackFiles } from '../base/pack.ts';
import type { ReaderKeys } from '../keys/backup-keys.ts';
import { type Card, type Manifest, readCard, readManifest, signedCards } from '../objects/manifest.ts';
import { fetchInto, openSealed } from '../objects/seal.ts';
import type { Target } from '../targets/target.ts';
import { fetchWal } from './fetch-wal.ts';
import type { Chosen, RestoreOptions } from './options.ts';

/** Returns the card of the chosen backup. Throws if there is no such backup. */
export async function chooseBackup(
  options: Chosen & { target: Target; keys: Pick<ReaderKeys, 'verifyKey'>; log: RestoreOptions['log'] },
): Promise<Card> {
  const { target, keys, backup, until, log } = options;
  if (backup !== undefined) return readCard(target, backup, keys);
  for await (const card of signedCards(target, keys, log))
    if (until === undefined || new Date(card.endedAt) <= until) return card;
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

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/**
 * Returns the settings with the recovery target, at which the server ends the recovery. The server accepts only one.
 */
function endOf({ backup, until }: Chosen): Record<string, string> {
  if (backup !== undefined) return { recovery_target: 'immediate', recovery_target_action: 'promote' };
  if (until === undefined) return {};
  const time = until.toISOString().replace('T', ' ').replace('Z', '+00');
  return { recovery_target_time: time, recovery_target_action: 'promote' };
}

/** Removes the recovery target of an earlier restore from the settings, because the recovery would end there. */
async function forgetFormerRestore(settingsFile: string): Promise<void> {
  const lines = (await readFile(settingsFile, 'utf8')).split('\n');
  const kept = lines.filter((line) => !/^(restore_command|recovery_target)/.test(line));
  await writeFile(settingsFile, kept.join('\n'), { mode: 0o600 });
}

/**
 * Restores the chosen backup, and returns its manifest. Throws DamagedObject or MissingObject, with the name of the
 * object, if the backup cannot be restored completely.
 */
export async function restoreCluster(options: RestoreOptions): Promise<Manifest> {
  const { target, keys, cluster, walDir } = options;
  const { id } = await chooseBackup(options);
  await mkdir(cluster, { recursive: true, mode: 0o700 });
  const manifest = await readManifest(target, id, keys, `${cluster}.manifest`);
  await fetchCluster(options, manifest);
  await fetchWal(options, manifest);
  const settings = {
    restore_command: `cp "${walDir}/%f" "%p"`,
    recovery_target_timeline: 'latest',
    ...endOf(options),
  };
  const settingsFile = join(cluster, 'postgresql.auto.conf');
  await forgetFormerRestore(settingsFile);
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${quoted(value)}\n`);
  await appendFile(settingsFile, lines.join(''), { mode: 0o600 });
  await writeFile(join(cluster, 'recovery.signal'), '', { mode: 0o600 });
  return manifest;
}
