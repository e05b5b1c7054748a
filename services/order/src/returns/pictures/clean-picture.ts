import { hasSignatureOf } from '@toric/chassis/files/signature';
import type { UploadedFile } from '@toric/chassis/http/endpoint';
import { limiter } from '@toric/chassis/process/limiter';
import { RETURN_PICTURE_UNREADABLE, RETURN_PICTURES_BUSY } from '@toric/contracts/order/returns/return.errors';

/** Returns the picture as JPEG without metadata. Refuses a file whose content does not have the declared type. */
export type PictureCleaner = (file: UploadedFile) => Promise<Buffer>;

export const PICTURES_AT_MOST = 10;
/** The longest side of a stored picture, in pixels. The state of a seal can be seen at this size. */
const LONGEST_SIDE = 2_000;
/** The most pixels of a picture. It stops files of a few kilobytes that unpack to gigabytes. */
const MAX_PIXELS = 50_000_000;

async function rewrite(bytes: Buffer): Promise<Buffer> {
  // The package sharp is imported with the first picture, because it is large and no other request needs it.
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  return sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .jpeg({ quality: 85 })
    .toBuffer();
}

/** Returns a cleaner that rewrites one picture at a time. It is slow, so it is never called inside a transaction. */
export function createPictureCleaner(): PictureCleaner {
  const limited = limiter({ atOnce: 1, waiting: 20 }, RETURN_PICTURES_BUSY);
  return async ({ type, bytes }) => {
    const unreadable = (cause?: unknown) => Object.assign(RETURN_PICTURE_UNREADABLE({ type }), { cause });
    if (!hasSignatureOf(type, bytes)) throw unreadable();
    return limited(() =>
      rewrite(bytes).catch((cause: unknown) => {
        throw unreadable(cause);
      }),
    );
  };
}
