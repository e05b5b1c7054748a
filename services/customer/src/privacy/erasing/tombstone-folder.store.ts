/**
 * Reads and writes the tombstones outside the database. They are small files in a folder, one for each erased customer.
 * A restored backup does not change the folder, so erasures after the backup are known and are done again.
 */
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Tombstone } from './tombstone.ts';

/**
 * Writes the file as a whole: writes a temporary file beside it, flushes it to the disk, and renames it. A repeated
 * call writes the same file.
 */
export async function keepTombstone(folder: string, tombstone: Tombstone): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${tombstone.customerId}.json`);
  const beside = `${file}.new`;
  const handle = await open(beside, 'w', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(tombstone)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, file);
}

/**
 * Deletes the folder. Only the reset of a training shop calls it, because the reset restores the people of the first
 * day.
 */
export async function forgetTombstones(folder: string | undefined): Promise<void> {
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
}

export type Tombstones = { readonly all: readonly Tombstone[]; readonly unreadable: number };

/** Returns all tombstones of the folder. Returns none if the folder does not exist. */
export async function readTombstones(folder: string): Promise<Tombstones> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (Reflect.get(Object(error), 'code') === 'ENOENT') return []; // the first erasure makes the folder
    throw error;
  });
  const files = names.filter((name) => name.endsWith('.json'));
  const parsed = await Promise.all(files.map(async (name) => tombstoneIn(await readFile(join(folder, name), 'utf8'))));
  const all = parsed.flatMap((tombstone) => tombstone ?? []);
  return { all, unreadable: files.length - all.length };
}

function tombstoneIn(text: string): Tombstone | undefined {
  try {
    return Tombstone.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
