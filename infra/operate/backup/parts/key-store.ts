/**
 * Stores the secrets of the shop, apart from the backups and for a shorter time. Without a key store that has the secrets
 * of a backup, nobody can read a name or a prescription in it.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { ReaderKeys } from '../keys/backup-keys.ts';
import { keyPrint, type Manifest } from '../objects/manifest.ts';
import { DamagedObject, sealInto } from '../objects/seal.ts';
import { readSigned, writeSigned } from '../objects/signed-object.ts';
import type { Storing } from '../objects/store-object.ts';
import { MissingObject, type Target } from '../targets/target.ts';

export const KeyStore = z.record(z.string(), z.string());
/** Holds the secrets of the shop by their names. */
export type KeyStore = z.infer<typeof KeyStore>;

export const keyStoreKey = (id: string) => `keys/${id}`;

/**
 * Returns a short hash of each secret. A restore compares the hashes to find out whether a key store belongs to a
 * backup.
 */
export const printsOf = (store: KeyStore): Record<string, string> =>
  Object.fromEntries(Object.entries(store).map(([name, secret]) => [name, keyPrint(secret)]));

export async function storeKeys({ delivery, keys, workDir }: Storing, id: string, store: KeyStore): Promise<void> {
  const [sealedFile, file] = [join(workDir, '.keys-sealed'), join(workDir, '.keys')];
  try {
    const plain = Readable.from([Buffer.from(JSON.stringify(store))]);
    const sealed = await sealInto(sealedFile, plain, keys.recipient);
    await writeSigned(file, { key: keyStoreKey(id), sealedFile, sealed, keys });
    await delivery.put(keyStoreKey(id), file);
  } finally {
    await rm(sealedFile, { force: true });
    await rm(file, { force: true });
  }
}

/** Returns the key store of a backup. Throws DamagedObject or MissingObject. */
export async function readKeys(target: Target, id: string, keys: ReaderKeys, scratch: string): Promise<KeyStore> {
  return KeyStore.parse(JSON.parse((await readSigned(target, keyStoreKey(id), keys, scratch)).toString()));
}

/** Returns the names of the secrets of a backup that the key store lacks or has in another version. */
export function strangeKeys(prints: Readonly<Record<string, string>>, store: KeyStore): string[] {
  const found = printsOf(store);
  return Object.keys(prints).filter((name) => found[name] !== prints[name]);
}

/**
 * Returns the secrets of a backup. If the retention has deleted its key store, another store with the same secrets
 * serves. Throws DamagedObject if the store has other secrets, and MissingObject if no store has them.
 */
export async function keysOfBackup(
  target: Target,
  { id, keyPrints }: Pick<Manifest, 'id' | 'keyPrints'>,
  keys: ReaderKeys,
  scratch: string,
): Promise<KeyStore> {
  const own = await readKeys(target, id, keys, scratch).catch((error: unknown) => {
    if (error instanceof MissingObject) return undefined;
    throw error;
  });
  const strange = own ? strangeKeys(keyPrints, own) : [];
  if (strange.length > 0)
    throw new DamagedObject(`The key store is not that of this backup. Other or missing: ${strange.join(', ')}.`);
  if (own) return own;
  for (const { key } of (await target.list(keyStoreKey(''))).toReversed()) {
    const other = await readKeys(target, key.slice(keyStoreKey('').length), keys, scratch).catch(() => undefined);
    if (other && strangeKeys(keyPrints, other).length === 0) return other;
  }
  throw new MissingObject(`${keyStoreKey(id)}, nor another key store with the secrets of this backup`, target.name);
}
