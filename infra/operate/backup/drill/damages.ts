/**
 * Makes seven kinds of damage to a copy of a backup, for a drill. The check must find each of them. The stored objects
 * are not touched.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { makeBackupKeys, type ReaderKeys, type WriterKeys } from '../keys/backup-keys.ts';
import { backupIds, type Manifest, manifestKey } from '../objects/manifest.ts';
import { deliverTo } from '../objects/store-object.ts';
import { keyStoreKey, storeKeys } from '../parts/key-store.ts';
import { folderTarget } from '../targets/folder.ts';
import { MissingObject, type Target } from '../targets/target.ts';
import { verifyBackup } from '../verify-backup.ts';
import { walKey } from '../wal/ship.ts';

export type Damaged = { readonly target: Target; readonly keys: ReaderKeys };
export type DamageContext = {
  readonly target: Target;
  readonly manifest: Manifest;
  readonly reader: ReaderKeys;
  readonly writer: WriterKeys;
  readonly workDir: string;
};
export type Damage = {
  readonly name: string;
  /** Matches the finding that the verification must report for this damage. */
  readonly found: RegExp;
  readonly make: (context: DamageContext) => Promise<Damaged>;
};

/** Returns a target whose object of one key has changed content. */
const withContent = (target: Target, key: string, change: (content: Buffer) => Buffer): Target => ({
  ...target,
  get: async (asked) => {
    const content = await target.get(asked);
    return asked === key ? Readable.from([change(await buffer(content))]) : content;
  },
});

/** Returns a target without the object of one key. */
const without = (target: Target, key: string): Target => ({
  ...target,
  get: (asked) => (asked === key ? Promise.reject(new MissingObject(key, target.name)) : target.get(asked)),
  list: async (prefix) => (await target.list(prefix)).filter((object) => object.key !== key),
});

function objectOf({ objects }: Manifest, what: Manifest['objects'][number]['what']): string {
  const object = objects.find((one) => one.what === what);
  if (!object) throw new Error(`The backup has no object of the kind ${what}, so the drill cannot damage one.`);
  return object.key;
}

function flipped(content: Buffer): Buffer {
  const copy = Buffer.from(content);
  const at = Math.floor(copy.length / 2);
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy;
}

/** Makes a key store for the same backup with other secrets, as if somebody had used an old key store. */
async function oldKeyStore({ target, manifest, writer, workDir }: DamageContext): Promise<Target> {
  const folder = join(workDir, 'old-keys');
  await mkdir(folder, { recursive: true });
  const old = folderTarget(folder);
  const secrets = Object.fromEntries(Object.keys(manifest.keyPrints).map((name) => [name, 'of last year']));
  await storeKeys({ delivery: deliverTo([old]), keys: writer, workDir }, manifest.id, secrets);
  const key = keyStoreKey(manifest.id);
  return { ...target, get: (asked) => (asked === key ? old.get(key) : target.get(asked)) };
}

async function staleManifest({ target, manifest }: DamageContext): Promise<Target> {
  const older = (await backupIds(target)).findLast((id) => id < manifest.id);
  if (older === undefined) throw new Error('The drill needs two backups for a stale manifest.');
  const key = manifestKey(manifest.id);
  return { ...target, get: (asked) => target.get(asked === key ? manifestKey(older) : asked) };
}

export const DAMAGES: readonly Damage[] = [
  {
    name: 'a flipped byte',
    found: /was altered/,
    make: async ({ target, manifest, reader }) => ({
      target: withContent(target, objectOf(manifest, 'cluster'), flipped),
      keys: reader,
    }),
  },
  {
    name: 'a missing segment of the WAL',
    found: /The segment .* of the WAL is missing/,
    make: async ({ target, manifest, reader }) => ({
      target: without(target, walKey(manifest.wal.last)),
      keys: reader,
    }),
  },
  {
    name: 'a truncated dump',
    found: /was cut off/,
    make: async ({ target, manifest, reader }) => ({
      target: withContent(target, objectOf(manifest, 'rows'), (content) => content.subarray(0, content.length - 1)),
      keys: reader,
    }),
  },
  {
    name: 'the wrong identity',
    found: /cannot be decrypted/,
    make: async ({ target, reader }) => ({
      target,
      keys: { ...reader, identity: (await makeBackupKeys()).reader.identity },
    }),
  },
  {
    name: 'an old key store',
    found: /The key store is not that of this backup/,
    make: async (context) => ({ target: await oldKeyStore(context), keys: context.reader }),
  },
  {
    name: 'a missing file',
    found: /has no files\//,
    make: async ({ target, manifest, reader }) => ({
      target: without(target, objectOf(manifest, 'file')),
      keys: reader,
    }),
  },
  {
    name: 'a stale manifest',
    found: /is stale/,
    make: async (context) => ({ target: await staleManifest(context), keys: context.reader }),
  },
];

export type DamageResult = { readonly name: string; readonly isFound: boolean; readonly findings: readonly string[] };

/** Makes each damage, verifies the damaged backup, and returns whether the damage was found. */
export async function tryDamages(context: DamageContext, damages = DAMAGES): Promise<DamageResult[]> {
  const results: DamageResult[] = [];
  for (const { name, found, make } of damages) {
    const { target, keys } = await make(context);
    const { findings } = await verifyBackup(target, context.manifest.id, keys, context.workDir);
    results.push({ name, isFound: findings.some((finding) => found.test(finding)), findings: findings.slice(0, 3) });
  }
  return results;
}
