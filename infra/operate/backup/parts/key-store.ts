/**
 * Stores the secrets of the shop, apart from the backups and for a shorter time. A person who has a backup but no key
 * store can read no name and no prescription. An erased person stays erased, because her key is in no store.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { ReaderKeys } from '../keys/backup-keys.ts';
import { keyPrint } from '../objects/manifest.ts';
import { sealInto } from '../objects/seal.ts';
import { readSigned, writeSigned } from '../objects/signed-object.ts';
import type { Storing } from '../objects/store-object.ts';
import type { Target } from '../targets/target.ts';

export const KeyStore = z.record(z.string(), z.string());
/** Holds the secrets by their names. */
export type KeyStore = z.infer<typeof KeyStore>;

export const keyStoreKey = (id: string) => `keys/${id}`;

/** Returns the prints of all secrets. A restore compares them to find out whether a key store belongs to a backup. */
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
