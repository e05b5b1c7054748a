/** Compresses (Zstandard) and encrypts (age, X25519) backup data as a stream, with the hashes before and after. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { PassThrough, Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import { Decrypter, Encrypter } from 'age-encryption';
import { z } from 'zod';

/**
 * Holds the sizes and SHA-256 hashes (hexadecimal) of a sealed object. `plain` is that of the data before compression
 * and encryption.
 */
export const Sealed = z.strictObject({
  bytes: z.int().min(0),
  sha256: z.string(),
  plainBytes: z.int().min(0),
  plainSha256: z.string(),
});
export type Sealed = z.infer<typeof Sealed>;

/** Is thrown when an object differs from the stored one. The message describes the damage. */
export class DamagedObject extends Error {
  override name = 'DamagedObject';
}

/** Counts and hashes the bytes that pass through it. Fails with the error that `check` throws. */
function meter(check: (bytes: number) => void = () => undefined) {
  const hash = createHash('sha256');
  let bytes = 0;
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      try {
        check(bytes);
        done(null, chunk);
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
  });
  return { through, result: () => ({ bytes, sha256: hash.digest('hex') }) };
}

// Changes only the type of a web stream. The two libraries declare web streams with different types, but the objects
// are the same.
const toWeb = (stream: Readable) => Readable.toWeb(stream) as unknown as globalThis.ReadableStream<Uint8Array>;
const fromWeb = (stream: unknown) => Readable.fromWeb(stream as ReadableStream<Uint8Array>);

/** Writes a stream, compressed and encrypted, to a file. Returns the sizes and hashes before and after. */
export async function sealInto(file: string, plain: Readable, recipient: string): Promise<Sealed> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const [before, after] = [meter(), meter()];
  const compressed = new PassThrough();
  const feeding = pipeline(plain, before.through, createZstdCompress(), compressed);
  const encrypted = fromWeb(await encrypter.encrypt(toWeb(compressed)));
  await Promise.all([feeding, pipeline(encrypted, after.through, createWriteStream(file, { mode: 0o600 }))]);
  const { bytes: plainBytes, sha256: plainSha256 } = before.result();
  return { ...after.result(), plainBytes, plainSha256 };
}

/** Copies a stored object to a file and compares it with its hash. Throws DamagedObject if its size or hash differs. */
export async function fetchInto(
  file: string,
  { key, stored, expected }: { key: string; stored: Readable; expected: Pick<Sealed, 'bytes' | 'sha256'> },
): Promise<void> {
  const { through, result } = meter((bytes) => {
    if (bytes > expected.bytes)
      throw new DamagedObject(`${key} has more than the ${expected.bytes} bytes that were stored: it was replaced.`);
  });
  await pipeline(stored, through, createWriteStream(file, { mode: 0o600 }));
  const { bytes, sha256 } = result();
  if (bytes !== expected.bytes)
    throw new DamagedObject(`${key} has ${bytes} bytes, and ${expected.bytes} were stored: it was cut off.`);
  if (sha256 !== expected.sha256) throw new DamagedObject(`${key} was altered: its hash differs.`);
}

/** Returns the plain content of a sealed file. Throws DamagedObject if the identity does not fit or a byte differs. */
export async function openSealed(file: string, key: string, identity: string): Promise<Readable> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const decrypted = await decrypter.decrypt(toWeb(createReadStream(file))).catch((cause: unknown) => {
    throw new DamagedObject(`${key} cannot be decrypted: the identity is of other backups, or the file is damaged.`, {
      cause,
    });
  });
  const plain = createZstdDecompress();
  fromWeb(decrypted)
    .on('error', (cause: Error) =>
      plain.destroy(new DamagedObject(`${key} is damaged: its encryption says so.`, { cause })),
    )
    .pipe(plain);
  return plain;
}
