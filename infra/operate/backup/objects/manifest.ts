/**
 * Describes the manifest of a backup. It lists the content with the hash of each object. It is sealed, and signed by the
 * machine that made the backup.
 */
import { createHash, randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { ReaderKeys, WriterKeys } from '../keys/backup-keys.ts';
import type { Target } from '../targets/target.ts';
import { jsonOf } from './json-of.ts';
import { DamagedObject, sealInto, Sealed } from './seal.ts';
import { MOST_BYTES, readNote, readSigned, writeSigned } from './signed-object.ts';

export const BackupObject = Sealed.extend({
  key: z.string(),
  /**
   * Names the kind of object: a volume of the cluster's files, the rows of a table, a file outside the database, or the
   * broker's definitions.
   */
  what: z.enum(['cluster', 'rows', 'file', 'broker']),
  /** Names the table or the file. It is undefined for a volume of the cluster. */
  name: z.string().optional(),
  /** Holds the number of rows of a table. */
  rows: z.int().optional(),
});
export type BackupObject = z.infer<typeof BackupObject>;

export const Manifest = z.strictObject({
  format: z.literal(2),
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
   * Holds a short hash of each secret, which shows whether a key store belongs to this backup. A hash reveals no
   * secret.
   */
  keyPrints: z.record(z.string(), z.string()),
  /** Maps the name of each stored tombstone to the name of its file. */
  tombstones: z.record(z.string(), z.string()),
});
export type Manifest = z.infer<typeof Manifest>;

/**
 * Describes the card of a backup: the part of its manifest that the machine that makes backups may read. The card names
 * no table and no file, and has no count of rows.
 */
export const Card = Manifest.pick({ format: true, id: true, startedAt: true, endedAt: true, wal: true }).extend({
  objects: z.array(Sealed.pick({ bytes: true, sha256: true }).extend({ key: z.string() })),
});
export type Card = z.infer<typeof Card>;

export const manifestKey = (id: string) => `manifests/${id}`;

/**
 * Returns a key for an object of a backup. The key is random, because the names of tables and files would reveal facts
 * about the shop.
 */
export const anyKey = (kind: 'rows' | 'files' | 'broker', id: string): string =>
  `${kind}/${id}/${randomBytes(8).toString('hex')}`;

export const backupId = (at: Date): string => `${at.toISOString().replaceAll(/[-:]/g, '').slice(0, 15)}Z`;

/** Returns the time of an id in ms, and NaN for an id that is no time. */
export const timeOfId = (id: string): number =>
  Date.parse(id.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

/** Returns a short hash of a secret. Each secret has at least 128 random bits, so nobody can guess it from the hash. */
export const keyPrint = (secret: string): string =>
  createHash('sha256').update(`toric key print ${secret}`).digest('hex').slice(0, 16);

/**
 * Returns the part of a manifest that may be read without the identity. Anybody who lists the target knows this part.
 */
export const cardOf = ({ format, id, startedAt, endedAt, wal, objects }: Manifest): Card => ({
  ...{ format, id, startedAt, endedAt, wal },
  objects: objects.map(({ key, bytes, sha256 }) => ({ key, bytes, sha256 })),
});

/** Seals a manifest, signs the sealed bytes with the card, and writes both to a file. */
export async function writeManifest(file: string, manifest: Manifest, keys: WriterKeys): Promise<void> {
  const sealedFile = `${file}-sealed`;
  const sealed = await sealInto(sealedFile, Readable.from([Buffer.from(JSON.stringify(manifest))]), keys.recipient);
  await writeSigned(file, { key: manifestKey(manifest.id), sealedFile, sealed, keys, note: cardOf(manifest) });
  await rm(sealedFile);
}

/**
 * Returns a manifest of a target. Throws DamagedObject if the manifest was forged, altered, or stored under another
 * name. `scratch` is a temporary file.
 */
export async function readManifest(target: Target, id: string, keys: ReaderKeys, scratch: string): Promise<Manifest> {
  const key = manifestKey(id);
  const content = await readSigned(target, key, keys, scratch);
  await rm(scratch, { force: true });
  const read = Manifest.safeParse(jsonOf(content.toString()));
  if (!read.success) throw new DamagedObject(`${key} was written by another version of Toric.`);
  return read.data;
}

/** Returns the card of a backup. Needs no identity. Throws DamagedObject like `readManifest`. */
export async function readCard(target: Target, id: string, keys: Pick<ReaderKeys, 'verifyKey'>): Promise<Card> {
  const key = manifestKey(id);
  const read = Card.safeParse(await readNote(target, key, keys));
  if (!read.success) throw new DamagedObject(`${key} was written by another version of Toric.`);
  return read.data;
}

/** Returns the ids of the backups of a target, the oldest first. Anybody who can write to the target can add an id. */
export async function backupIds(target: Target): Promise<string[]> {
  const listed = await target.list('manifests/');
  return listed.flatMap(({ key, bytes }) =>
    bytes > MOST_BYTES ? [] : (/^manifests\/(\d{8}T\d{6}Z)$/.exec(key)?.[1] ?? []),
  );
}

/**
 * Returns the cards of the backups that this shop has signed, the newest first. An object that is named like a
 * manifest, but that somebody else has put there, is reported and left out.
 */
export async function* signedCards(
  target: Target,
  keys: Pick<ReaderKeys, 'verifyKey'>,
  log: (line: string) => void,
): AsyncGenerator<Card> {
  for (const id of (await backupIds(target)).toReversed()) {
    const card = await readCard(target, id, keys).catch((error: unknown) => {
      if (!(error instanceof DamagedObject)) throw error;
      log(`${target.name}: ${error.message} It is left out.`);
      return undefined;
    });
    if (card) yield card;
  }
}

/**
 * Returns the newest backup of a target that this shop has signed, and undefined if there is none. A backup with a time
 * in the future does not count, because a wrong clock has made it.
 */
export async function newestCard(...given: Parameters<typeof signedCards>): Promise<Card | undefined> {
  for await (const card of signedCards(...given)) if (Date.parse(card.startedAt) <= Date.now()) return card;
  return undefined;
}
