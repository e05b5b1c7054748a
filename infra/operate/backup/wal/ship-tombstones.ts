/**
 * Stores each tombstone of an erasure as soon as it is written. A restore to a moment before the erasure needs it, so
 * it must not wait for the next backup.
 */
import { createReadStream } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../../../run/servers/process.ts';
import type { WriterKeys } from '../keys/backup-keys.ts';
import { sealInto } from '../objects/seal.ts';
import { writeSigned } from '../objects/signed-object.ts';
import type { Target } from '../targets/target.ts';

export const TOMBSTONES = 'erased/';

export type Tombstones = {
  /** Names the folder of the tombstones (ERASURE_DIR). */
  readonly folder: string;
  readonly workDir: string;
  readonly keys: WriterKeys;
};

/** Stores the tombstones that the target lacks. Returns their number. Throws if the target cannot be reached. */
export async function shipTombstones({ folder, workDir, keys }: Tombstones, target: Target): Promise<number> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return []; // no person was erased yet
    throw error;
  });
  if (names.length === 0) return 0;
  const stored = new Set((await target.list(TOMBSTONES)).map(({ key }) => key));
  const missing = names.map((name) => ({ name, key: `${TOMBSTONES}${name}` })).filter(({ key }) => !stored.has(key));
  const [sealedFile, file] = [join(workDir, '.tombstone-sealed'), join(workDir, '.tombstone')];
  for (const { name, key } of missing) {
    const sealed = await sealInto(sealedFile, createReadStream(join(folder, name)), keys.recipient);
    await writeSigned(file, { key, sealedFile, sealed, keys });
    await target.put(key, file);
  }
  await rm(sealedFile, { force: true });
  await rm(file, { force: true });
  return missing.length;
}
