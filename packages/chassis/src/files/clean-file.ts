/** Rewrites uploaded files, so that nothing but the picture or the pages is stored. */
import type { Sharp } from 'sharp';
import type { UploadedFile } from '../http/endpoint.ts';
import { limiter } from '../process/limiter.ts';
import { hasSignatureOf } from './signature.ts';

/** Returns the rewritten file. Refuses a file whose content does not have the declared type. */
export type FileCleaner<T = Buffer> = (file: UploadedFile) => Promise<T>;

/**
 * A picture has at most this number of pixels. The limit stops decompression bombs: a file of a few kilobytes can
 * unpack to gigabytes.
 */
const MAX_PIXELS = 50_000_000;

/**
 * Returns a picture that is turned upright. An encoded copy of it has no metadata, because sharp writes metadata only
 * on request. The package sharp is imported with the first picture, because it is large and no other request needs it.
 */
export async function openPicture(bytes: Buffer): Promise<Sharp> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  return sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' }).autoOrient();
}

/**
 * Returns the picture as JPEG without metadata. A picture with a side of more than `longestSide` pixels is reduced to
 * that length.
 */
export const jpegOf = async (bytes: Buffer, longestSide: number): Promise<Buffer> =>
  (await openPicture(bytes))
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .jpeg({ quality: 85 })
    .toBuffer();

type Refusals = {
  /** Returns the refusal if too many files wait. */
  readonly busy: () => Error;
  /** Returns the refusal if the file has another type than it states, or cannot be read. */
  readonly unreadable: (values: { type: string }) => Error;
};

/**
 * Returns a cleaner that rewrites one file at a time. At most 20 files wait. The cleaner is slow, so it is never called
 * inside a transaction.
 */
export function fileCleaner<T>(
  { busy, unreadable }: Refusals,
  rewrite: (file: UploadedFile) => Promise<T>,
): FileCleaner<T> {
  const limited = limiter({ atOnce: 1, waiting: 20 }, busy);
  return async (file) => {
    const { type, bytes } = file;
    const refused = (cause?: unknown) => Object.assign(unreadable({ type }), { cause });
    if (!hasSignatureOf(type, bytes)) throw refused();
    return limited(() =>
      rewrite(file).catch((cause: unknown) => {
        throw refused(cause);
      }),
    );
  };
}
