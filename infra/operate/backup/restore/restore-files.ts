/** Restores the files outside the database: the anchors of change records, and every tombstone of an erasure. */
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ReaderKeys } from '../keys/backup-keys.ts';
import type { BackupObject, Manifest } from '../objects/manifest.ts';
import { DamagedObject, fetchInto, openSealed } from '../objects/seal.ts';
import type { Target } from '../targets/target.ts';
import { type RestoredTombstones, restoreTombstones } from '../tombstones/recover.ts';

/** Returns the path of a stored file below the folder. Throws if the file's name leads out of the folder. */
function inside(folder: string, name: string): string {
  if (name.startsWith('/') || name.split('/').includes('..'))
    throw new DamagedObject(`The backup names ${name}, which lies outside its folder.`);
  return join(folder, name);
}

export type RestoreFiles = {
  /** Lists the targets. The first one has the backup; the others are searched for tombstones only. */
  readonly targets: readonly [Target, ...Target[]];
  readonly manifest: Manifest;
  /** Holds the newest manifest of the target. It also names tombstones of erasures after the moment of the restore. */
  readonly newest: Manifest;
  readonly keys: ReaderKeys;
  readonly anchorDir: string;
};

/**
 * Restores the files of a backup into a folder. Restores all tombstones, including those that were written after the
 * instant of the restore. So persons who were erased since then are erased again.
 */
export async function restoreFiles(options: RestoreFiles): Promise<RestoredTombstones & { files: number }> {
  const { targets, manifest, newest, keys, anchorDir } = options;
  const [target] = targets;
  await mkdir(anchorDir, { recursive: true, mode: 0o700 });
  const scratch = join(anchorDir, '.scratch');
  const restoreOne = async ({ key, name = '', ...stored }: BackupObject) => {
    const path = inside(anchorDir, name);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await fetchInto(scratch, { key, stored: await target.get(key), expected: stored });
    await pipeline(await openSealed(scratch, key, keys.identity), createWriteStream(path, { mode: 0o600 }));
  };
  const filesOf = ({ objects }: Manifest) => objects.filter(({ what }) => what === 'file');
  const later = newest.id === manifest.id ? [] : filesOf(newest).filter(({ name }) => name?.startsWith('erased/'));
  const files = filesOf(manifest);
  for (const file of [...files, ...later]) await restoreOne(file);
  const restored = await restoreTombstones(targets, {
    known: { ...newest.tombstones, ...manifest.tombstones },
    ...{ keys, folder: join(anchorDir, 'erased'), scratch },
  });
  await rm(scratch, { force: true });
  return { files: files.length, ...restored };
}
