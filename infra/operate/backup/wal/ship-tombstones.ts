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

/**
 * Returns a function that stores the tombstones that the target lacks. It asks the target for a list only when there is a
 * tombstone that it has not seen there. Throws if the target cannot be reached.
 */
export function tombstoneShipper({ folder, workDir, keys }: Tombstones, target: Target): () => Promise<void> {
  const known = new Set<string>();
  const [sealedFile, file] = [join(workDir, '.tombstone-sealed'), join(workDir, '.tombstone')];
  return async () => {
    const names = await readdir(folder).catch((error: unknown) => {
      if (hasCode(error, 'ENOENT')) return []; // no person was erased yet
      throw error;
    });
    const isNew = (name: string) => !known.has(`${TOMBSTONES}${name}`);
    if (!names.some(isNew)) return;
    for (const { key } of await target.list(TOMBSTONES)) known.add(key);
    for (const name of names.filter(isNew)) {
      const key = `${TOMBSTONES}${name}`;
      const sealed = await sealInto(sealedFile, createReadStream(join(folder, name)), keys.recipient);
      await writeSigned(file, { key, sealedFile, sealed, keys });
      await target.put(key, file);
      known.add(key);
    }
    await rm(sealedFile, { force: true });
    await rm(file, { force: true });
  };
}
