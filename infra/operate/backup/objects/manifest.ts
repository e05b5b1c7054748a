/**
 * Describes the manifest of a backup. It lists the content with the hash of each object, and is signed by the machine
 * that made the backup.
 */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { isSigned, type ReaderKeys, signText, type WriterKeys } from '../keys/backup-keys.ts';
import type { Target } from '../targets/target.ts';
import { jsonOf } from './json-of.ts';
import { DamagedObject, Sealed } from './seal.ts';

export const BackupObject = Sealed.extend({
  key: z.string(),
  /**
   * Names the kind of object: a volume of the cluster's files, the rows of a table, a file outside the database, or the
   * broker's definitions.
   */
  what: z.enum(['cluster', 'rows', 'file', 'broker']),
  /** Names the table or the file. Undefined for a volume of the cluster. */
  name: z.string().optional(),
  /** Holds the number of rows of a table. */
  rows: z.int().optional(),
});
export type BackupObject = z.infer<typeof BackupObject>;

export const Manifest = z.strictObject({
  format: z.literal(1),
  /** Holds the time at which the backup began, such as 20261130T031500Z. Later backups have greater ids. */
  id: z.string().regex(/^\d{8}T\d{6}Z$/),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  release: z.string(),
  server: z.strictObject({ version: z.int(), systemId: z.string() }),
  wal: z.strictObject({
    /** Names the segment with which a restore begins. */
    first: z.string(),
    /** Names the segment at whose end the cluster is consistent. */
    last: z.string(),
    segmentBytes: z.int(),
  }),
  objects: z.array(BackupObject),
  /**
   * Holds a print of each secret, which shows whether a key store belongs to this backup. A print reveals no secret.
   */
  keyPrints: z.record(z.string(), z.string()),
});
export type Manifest = z.infer<typeof Manifest>;

const Envelope = z.strictObject({ manifest: z.string(), signature: z.string() });

export const manifestKey = (id: string) => `manifests/${id}.json`;
export const backupId = (at: Date): string => `${at.toISOString().replaceAll(/[-:]/g, '').slice(0, 15)}Z`;

/** Returns a short hash of a secret. Each secret has at least 128 random bits, so nobody can guess it from the hash. */
export const keyPrint = (secret: string): string =>
  createHash('sha256').update(`toric key print ${secret}`).digest('hex').slice(0, 16);

/** Signs a manifest and writes it to a file. */
export async function writeManifest(file: string, manifest: Manifest, keys: WriterKeys): Promise<void> {
  const written = JSON.stringify(manifest);
  const envelope = { manifest: written, signature: signText(written, keys) };
  await writeFile(file, JSON.stringify(envelope), { mode: 0o600 });
}

/**
 * Returns a manifest of a target. Throws DamagedObject if the manifest was forged, altered, or stored under another
 * name.
 */
export async function readManifest(target: Target, id: string, keys: Pick<ReaderKeys, 'verifyKey'>): Promise<Manifest> {
  const key = manifestKey(id);
  const envelope = Envelope.safeParse(jsonOf(await text(await target.get(key))));
  if (!envelope.success) throw new DamagedObject(`${key} is no manifest.`);
  const { manifest, signature } = envelope.data;
  if (!isSigned(manifest, signature, keys))
    throw new DamagedObject(`${key} was not signed by this shop: it was forged or altered.`);
  const read = Manifest.safeParse(jsonOf(manifest));
  if (!read.success) throw new DamagedObject(`${key} was written by another version of Toric.`);
  if (read.data.id !== id) throw new DamagedObject(`${key} is stale: it is the manifest of ${read.data.id}.`);
  return read.data;
}

/** Returns the ids of the backups of a target, the oldest first. */
export async function backupIds(target: Target): Promise<string[]> {
  const listed = await target.list('manifests/');
  return listed.flatMap(({ key }) => /^manifests\/(\d{8}T\d{6}Z)\.json$/.exec(key)?.[1] ?? []);
}

/**
 * Returns the manifests of a target that this shop has signed, the newest first. Another object under such a name, which
 * somebody else has put there, is reported and left out.
 */
export async function* signedManifests(
  target: Target,
  keys: Pick<ReaderKeys, 'verifyKey'>,
  log: (line: string) => void,
): AsyncGenerator<Manifest> {
  for (const id of (await backupIds(target)).toReversed()) {
    const manifest = await readManifest(target, id, keys).catch((error: unknown) => {
      if (!(error instanceof DamagedObject)) throw error;
      log(`${target.name}: ${error.message} It is left out.`);
      return undefined;
    });
    if (manifest) yield manifest;
  }
}
