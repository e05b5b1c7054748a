/**
 * Reads and writes signed objects, which no manifest lists: a WAL segment, a tombstone, or the key store. The signed
 * first line names the object. Its sealed content follows.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isSigned, type ReaderKeys, signText, type WriterKeys } from '../keys/backup-keys.ts';
import type { Target } from '../targets/target.ts';
import { jsonOf } from './json-of.ts';
import { DamagedObject, openSealed, Sealed } from './seal.ts';

const Line = z.strictObject({ about: z.string(), signature: z.string() });
const About = z.strictObject({ key: z.string(), sealed: Sealed });
const NEWLINE = 10;

/**
 * Writes a sealed file with its signed first line to `file`. `key` is the key under which the object will be stored.
 */
export async function writeSigned(
  file: string,
  { key, sealedFile, sealed, keys }: { key: string; sealedFile: string; sealed: Sealed; keys: WriterKeys },
): Promise<void> {
  const about = JSON.stringify({ key, sealed });
  await writeFile(file, `${JSON.stringify({ about, signature: signText(about, keys) })}\n`, { mode: 0o600 });
  await pipeline(createReadStream(sealedFile), createWriteStream(file, { flags: 'a' }));
}

/**
 * Returns the plain content of a signed object. Reads it into memory, so it must not be larger than some megabytes.
 * `scratch` is a temporary file. Throws DamagedObject or MissingObject.
 */
export async function readSigned(target: Target, key: string, keys: ReaderKeys, scratch: string): Promise<Buffer> {
  const whole = await buffer(await target.get(key));
  const end = whole.indexOf(NEWLINE);
  const line = Line.safeParse(jsonOf(whole.subarray(0, Math.max(end, 0)).toString()));
  if (!line.success || !isSigned(line.data.about, line.data.signature, keys))
    throw new DamagedObject(`${key} was not signed by this shop: it was forged or altered.`);
  const about = About.parse(jsonOf(line.data.about));
  if (about.key !== key) throw new DamagedObject(`${key} is stale: it was stored as ${about.key}.`);
  const sealed = whole.subarray(end + 1);
  if (sealed.length !== about.sealed.bytes)
    throw new DamagedObject(
      `${key} has ${sealed.length} bytes, and ${about.sealed.bytes} were stored: it was cut off.`,
    );
  if (createHash('sha256').update(sealed).digest('hex') !== about.sealed.sha256)
    throw new DamagedObject(`${key} was altered: its hash differs.`);
  await writeFile(scratch, sealed, { mode: 0o600 });
  return buffer(await openSealed(scratch, key, keys.identity));
}
