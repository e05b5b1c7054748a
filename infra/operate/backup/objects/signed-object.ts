/**
 * Reads and writes signed objects. The signed first line names the object, the hash of the sealed content that follows,
 * and a note that may be read without the identity. The hash of the plain content is not in the line, because it would
 * confirm guesses at a small content.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { isSigned, type ReaderKeys, signText, type WriterKeys } from '../keys/backup-keys.ts';
import type { Target } from '../targets/target.ts';
import { jsonOf } from './json-of.ts';
import { DamagedObject, openSealed, type Sealed } from './seal.ts';

const Line = z.strictObject({ about: z.string(), signature: z.string() });
const About = z.strictObject({ key: z.string(), bytes: z.int(), sha256: z.string(), note: z.json().optional() });
type About = z.infer<typeof About>;
const NEWLINE = 10;
/**
 * A signed object has at most this number of bytes. This shop has stored no larger one, and reading one would fill the
 * memory.
 */
export const MOST_BYTES = 64 * 1024 * 1024;

type Verifying = Pick<ReaderKeys, 'verifyKey'>;
const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex');

type Writing = {
  readonly key: string;
  readonly sealedFile: string;
  readonly sealed: Pick<Sealed, 'bytes' | 'sha256'>;
  readonly keys: WriterKeys;
  readonly note?: About['note'];
};

function firstLine(about: About, keys: WriterKeys): string {
  const text = JSON.stringify(about);
  return `${JSON.stringify({ about: text, signature: signText(text, keys) })}\n`;
}

/**
 * Writes a sealed file with its signed first line to `file`. `key` is the key under which the object will be stored.
 * `note` is written in plain text.
 */
export async function writeSigned(file: string, options: Writing): Promise<void> {
  const { key, sealedFile, sealed, keys, note } = options;
  const { bytes, sha256 } = sealed;
  await writeFile(file, firstLine({ key, bytes, sha256, note }, keys), { mode: 0o600 });
  await pipeline(createReadStream(sealedFile), createWriteStream(file, { flags: 'a' }));
}

/** Writes a signed object that has a note and no content. */
export async function writeNote(
  file: string,
  { key, note, keys }: { key: string; note: About['note']; keys: WriterKeys },
): Promise<void> {
  const line = firstLine({ key, bytes: 0, sha256: hashOf(Buffer.alloc(0)), note }, keys);
  await writeFile(file, line, { mode: 0o600 });
}

/** Reads an object of at most `mostBytes` bytes into memory. Throws DamagedObject if it is larger. */
async function wholeOf(target: Target, key: string, mostBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of await target.get(key)) {
    bytes += chunk.length;
    if (bytes > mostBytes)
      throw new DamagedObject(`${key} is larger than such an object can be: it was not stored by this shop.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function read(target: Target, key: string, { verifyKey }: Verifying, mostBytes: number) {
  const whole = await wholeOf(target, key, mostBytes);
  const end = whole.indexOf(NEWLINE);
  const line = Line.safeParse(jsonOf(whole.subarray(0, Math.max(end, 0)).toString()));
  if (!line.success || !isSigned(line.data.about, line.data.signature, { verifyKey }))
    throw new DamagedObject(`${key} was not signed by this shop: it was forged or altered.`);
  const about = About.safeParse(jsonOf(line.data.about));
  if (!about.success) throw new DamagedObject(`${key} was written by another version of Toric.`);
  if (about.data.key !== key) throw new DamagedObject(`${key} is stale: it was stored as ${about.data.key}.`);
  return { about: about.data, sealed: whole.subarray(end + 1) };
}

/** Returns the note of a signed object. Needs no identity. Throws DamagedObject or MissingObject. */
export async function readNote(target: Target, key: string, keys: Verifying): Promise<unknown> {
  return (await read(target, key, keys, MOST_BYTES)).about.note;
}

/**
 * Returns the plain content of a signed object. Reads it into memory. `scratch` is a temporary file. Throws
 * DamagedObject or MissingObject.
 */
export async function readSigned(
  target: Target,
  key: string,
  keys: ReaderKeys,
  scratch: string,
  mostBytes = MOST_BYTES,
): Promise<Buffer> {
  const { about, sealed } = await read(target, key, keys, mostBytes);
  if (sealed.length !== about.bytes)
    throw new DamagedObject(`${key} has ${sealed.length} bytes, and ${about.bytes} were stored: it was cut off.`);
  if (hashOf(sealed) !== about.sha256) throw new DamagedObject(`${key} was altered: its hash differs.`);
  await writeFile(scratch, sealed, { mode: 0o600 });
  return buffer(await openSealed(scratch, key, keys.identity));
}
