/**
 * Tombstones: one small file for each erased customer, in a folder outside the database. A restored backup does not
 * reach it, so the erasures after the backup are known and are done again. A tombstone has ids and a time, and no name.
 */
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

export const Tombstone = z.object({ customerId: z.uuid(), requestId: z.uuid(), erasedAt: z.iso.datetime() });
export type Tombstone = z.infer<typeof Tombstone>;

/** Writes the file as a whole: it is written beside, flushed to the disk, and renamed. A repeat writes the same file. */
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

export type Tombstones = { readonly all: readonly Tombstone[]; readonly unreadable: number };

/** Returns all tombstones of the folder. A folder that does not exist has none. */
export async function readTombstones(folder: string): Promise<Tombstones> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (Reflect.get(Object(error), 'code') === 'ENOENT') return []; // nobody was erased yet
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
