/**
 * Stores each tombstone of an erasure as soon as it is written. A restore to a moment before the erasure needs it, so
 * it must not wait for the next backup.
 */
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { hasCode } from '../../../run/servers/process.ts';
import { verifyKeyOf, type WriterKeys } from '../keys/backup-keys.ts';
import { DamagedObject, sealInto } from '../objects/seal.ts';
import { writeNote, writeSigned } from '../objects/signed-object.ts';
import type { Target } from '../targets/target.ts';
import { shortName } from '../wal/ship.ts';
import { listedTombstones, listKey, listOf, storedTombstones, tombstoneKey, tombstoneName } from './list.ts';

export type Tombstones = {
  /** Names the folder of the tombstones (ERASURE_DIR). */
  readonly folder: string;
  readonly workDir: string;
  readonly keys: WriterKeys;
};

/** Returns the tombstone files in the folder, by the names under which targets store them. */
export async function tombstoneFiles(folder: string, keys: WriterKeys): Promise<Record<string, string>> {
  const files = await readdir(folder).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return []; // no person was erased yet
    throw error;
  });
  // a tombstone that is being written has another file name extension
  const whole = files.filter((file) => file.endsWith('.json')).toSorted();
  return Object.fromEntries(whole.map((file) => [tombstoneName(file, keys), file]));
}

async function store({ folder, keys }: Tombstones, target: Target, beside: string, name: string, file: string) {
  const plain = JSON.stringify({ file, content: await readFile(join(folder, file), 'utf8') });
  const sealed = await sealInto(`${beside}-sealed`, Readable.from([Buffer.from(plain)]), keys.recipient);
  const key = tombstoneKey({ verifyKey: verifyKeyOf(keys) }, name);
  await writeSigned(beside, { key, sealedFile: `${beside}-sealed`, sealed, keys });
  await target.put(key, beside);
}

/**
 * Stores the tombstones that the target lacks, and then its new list. The list never loses a name: it also contains the
 * names of the former list. So a tombstone that was deleted in all targets is noticed.
 */
async function bringUpToDate(tombstones: Tombstones, target: Target, files: Readonly<Record<string, string>>) {
  const { workDir, keys } = tombstones;
  const verifying = { verifyKey: verifyKeyOf(keys) };
  const beside = join(workDir, `.tombstone-${shortName(target)}`);
  await mkdir(workDir, { recursive: true, mode: 0o700 });
  const stored = await storedTombstones(target, verifying);
  for (const [name, file] of Object.entries(files))
    if (!stored.has(name)) await store(tombstones, target, beside, name, file);
  const listed = await listedTombstones(target, verifying).catch((error: unknown) => {
    if (error instanceof DamagedObject) return undefined; // a new list replaces the damaged one
    throw error;
  });
  const names = [...new Set([...(listed ?? []), ...Object.keys(files)])];
  if (listed === undefined || names.length > listed.length) {
    const key = listKey(verifying);
    await writeNote(beside, { key, note: listOf(names), keys });
    await target.put(key, beside);
  }
  for (const scratch of [beside, `${beside}-sealed`]) await rm(scratch, { force: true });
}

/**
 * Returns a function that stores new tombstones and the list of all. It asks the target only in its first round, and
 * when there is a tombstone that it has not stored there. Throws if the target cannot be reached.
 */
export function tombstoneShipper(tombstones: Tombstones, target: Target): () => Promise<void> {
  let known: ReadonlySet<string> | undefined;
  return async () => {
    const files = await tombstoneFiles(tombstones.folder, tombstones.keys);
    if (known && Object.keys(files).every((name) => known?.has(name))) return;
    await bringUpToDate(tombstones, target, files);
    known = new Set(Object.keys(files));
  };
}
