/** Seals one object and stores it in every target that still takes objects. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { WriterKeys } from '../keys/backup-keys.ts';
import type { Target } from '../targets/target.ts';
import type { BackupObject } from './manifest.ts';
import { sealInto } from './seal.ts';

/** The targets of one backup. A target that failed once gets nothing more of this backup, and keeps no manifest of it. */
export type Delivery = {
  put(key: string, file: string): Promise<void>;
  /** The targets that have taken everything so far. */
  alive(): readonly Target[];
  /** Why the other targets have failed. */
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

/** Stores a stream under a key. Returns what the manifest says of it. */
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
