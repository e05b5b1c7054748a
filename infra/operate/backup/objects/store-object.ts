/** Seals one object and stores it in every target that has not failed. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { WriterKeys } from '../keys/backup-keys.ts';
import type { Target } from '../targets/target.ts';
import type { BackupObject } from './manifest.ts';
import { sealInto } from './seal.ts';

/**
 * Describes the targets to which one backup is delivered. A target that failed once gets no more objects of this
 * backup, and no manifest.
 */
export type Delivery = {
  put(key: string, file: string): Promise<void>;
  /** Returns the targets that have stored every object so far. */
  alive(): readonly Target[];
  /** Returns, by the name of each target that failed, the reason for its failure. */
  failures(): Readonly<Record<string, string>>;
};

export function deliverTo(targets: readonly Target[]): Delivery {
  const failures: Record<string, string> = {};
  const alive = () => targets.filter(({ name }) => failures[name] === undefined);
  return {
    alive,
    failures: () => failures,
    async put(key, file) {
      await Promise.all(
        alive().map((target) =>
          target.put(key, file).catch((error: unknown) => {
            failures[target.name] = error instanceof Error ? error.message : String(error);
          }),
        ),
      );
      if (alive().length === 0)
        throw new Error(`No target takes the backup. ${Object.values(failures).join(' ')} Nothing was backed up.`);
    },
  };
}

export type Storing = { readonly delivery: Delivery; readonly keys: WriterKeys; readonly workDir: string };

/** Stores a stream under a key. Returns its entry for the manifest. */
export async function storeObject(
  { delivery, keys, workDir }: Storing,
  about: Pick<BackupObject, 'key' | 'what' | 'name'>,
  plain: Readable,
): Promise<BackupObject> {
  const file = join(workDir, '.object');
  try {
    const sealed = await sealInto(file, plain, keys.recipient);
    await delivery.put(about.key, file);
    return { ...about, ...sealed };
  } finally {
    await rm(file, { force: true });
  }
}
