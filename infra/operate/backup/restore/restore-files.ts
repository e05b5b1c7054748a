/** Restores the files outside the database: the anchors of change records, and every tombstone of an erasure. */
import { createWriteStream } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ReaderKeys } from '../keys/backup-keys.ts';
import type { Manifest } from '../objects/manifest.ts';
import { DamagedObject, fetchInto, openSealed } from '../objects/seal.ts';
import { readSigned } from '../objects/signed-object.ts';
import type { Target } from '../targets/target.ts';
import { TOMBSTONES } from '../wal/ship-tombstones.ts';

/** Returns a path below the folder. Throws if the name leads out of the folder. */
function inside(folder: string, name: string): string {
  if (name.startsWith('/') || name.split('/').includes('..'))
    throw new DamagedObject(`The backup names ${name}, which lies outside its folder.`);
  return join(folder, name);
}

/**
 * Restores the files of a backup into a folder. Restores all tombstones, including those that were written after the
 * instant of the restore. So persons who were erased since then are erased again.
 */
export async function restoreFiles(
  target: Target,
  manifest: Manifest,
  keys: ReaderKeys,
  anchorDir: string,
): Promise<{ files: number; tombstones: number }> {
  await mkdir(anchorDir, { recursive: true, mode: 0o700 });
  const scratch = join(anchorDir, '.scratch');
  const files = manifest.objects.filter(({ what }) => what === 'file');
  for (const { key, name = '', ...stored } of files) {
    const path = inside(anchorDir, name);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await fetchInto(scratch, { key, stored: await target.get(key), expected: stored });
    await pipeline(await openSealed(scratch, key, keys.identity), createWriteStream(path, { mode: 0o600 }));
  }
  const tombstones = await target.list(TOMBSTONES);
  for (const { key } of tombstones) {
    const path = inside(join(anchorDir, 'erased'), key.slice(TOMBSTONES.length));
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(path, await readSigned(target, key, keys, scratch), { mode: 0o600 });
  }
  await rm(scratch, { force: true });
  return { files: files.length, tombstones: tombstones.length };
}
