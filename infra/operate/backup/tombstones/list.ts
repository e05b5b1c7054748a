/**
 * Describes the signed list of the tombstones of a target. Without the list, nobody would notice that a thief has
 * deleted a tombstone. The names are keyed digests, which reveal nothing about the customers.
 */
import { createHash, createHmac } from 'node:crypto';
import { z } from 'zod';
import type { ReaderKeys, WriterKeys } from '../keys/backup-keys.ts';
import { DamagedObject } from '../objects/seal.ts';
import { readNote } from '../objects/signed-object.ts';
import { MissingObject, type Target } from '../targets/target.ts';

type Verifying = Pick<ReaderKeys, 'verifyKey'>;
const Name = z.string().regex(/^[0-9a-f]{32}$/);

/** Describes the list of tombstones: their names, their count, and `head`, the last hash of a chain over the names. */
const List = z.strictObject({ count: z.int(), head: z.string(), names: z.array(Name) });

/**
 * Returns the folder of the tombstones that belong to one pair of keys, so that the tombstones of a former shop are not
 * touched.
 */
export const tombstoneFolder = ({ verifyKey }: Verifying): string =>
  `erased/${createHash('sha256').update(verifyKey).digest('hex').slice(0, 16)}/`;

export const listKey = (keys: Verifying): string => `${tombstoneFolder(keys)}list`;
export const tombstoneKey = (keys: Verifying, name: string): string => `${tombstoneFolder(keys)}${name}`;

/** Returns the name under which a tombstone is stored. Only the machine that makes backups can compute it. */
export const tombstoneName = (file: string, { signingKey }: Pick<WriterKeys, 'signingKey'>): string =>
  createHmac('sha256', createHash('sha256').update(`toric tombstones ${signingKey}`).digest())
    .update(file)
    .digest('hex')
    .slice(0, 32);

/** Returns the list of the tombstones with these names, with their count and the head of the hash chain. */
export const listOf = (names: readonly string[]): z.infer<typeof List> => ({
  count: names.length,
  head: names.reduce((head, name) => createHash('sha256').update(`${head} ${name}`).digest('hex'), ''),
  names: [...names],
});

/**
 * Returns the names in the list of a target. Returns undefined if the target has no list. Throws DamagedObject if the
 * list was forged or altered.
 */
export async function listedTombstones(target: Target, keys: Verifying): Promise<readonly string[] | undefined> {
  const key = listKey(keys);
  const note = await readNote(target, key, keys).catch((error: unknown) => {
    if (error instanceof MissingObject) return undefined;
    throw error;
  });
  if (note === undefined) return undefined;
  const list = List.safeParse(note);
  if (!list.success || listOf(list.data.names).head !== list.data.head)
    throw new DamagedObject(`${key} is no list of tombstones.`);
  return list.data.names;
}

/** Returns the names of the tombstones that a target has, whether its list names them or not. */
export async function storedTombstones(target: Target, keys: Verifying): Promise<Set<string>> {
  const folder = tombstoneFolder(keys);
  const names = (await target.list(folder)).map(({ key }) => key.slice(folder.length));
  return new Set(names.filter((name) => Name.safeParse(name).success));
}
