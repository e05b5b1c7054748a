/** Makes the three sizes of a picture. It runs before the transaction, because it takes a few hundred milliseconds. */
import type { UploadedFile } from '@toric/chassis/http/endpoint';
import { limiter } from '@toric/chassis/process/limiter';
import { hasSignatureOf } from '@toric/chassis/files/signature';
import { PICTURE_BUSY, PICTURE_UNREADABLE } from '@toric/contracts/catalog-inventory/catalogue/picture.errors';
import { PICTURE_SIDES, type PictureSize } from '@toric/contracts/catalog-inventory/catalogue/picture.http';

/** A picture as it is stored: WebP bytes for each size, and the pixels of the largest. */
export type MadePicture = {
  readonly sizes: Readonly<Record<PictureSize, Buffer>>;
  readonly width: number;
  readonly height: number;
};
export type PictureMaker = (file: UploadedFile) => Promise<MadePicture>;

/** The most pixels of a picture. The limit stops decompression bombs: a file of a few kilobytes can unpack to gigabytes. */
const MAX_PIXELS = 50_000_000;

async function makeSizes(bytes: Buffer): Promise<MadePicture> {
  // The package sharp is imported with the first picture, not at the start: it is large, and no other request needs it.
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  // decoding, turning upright and encoding anew leaves all metadata behind: sharp writes none unless it is told to
  const upright = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' }).autoOrient();
  const sized = (size: PictureSize) =>
    upright
      .clone()
      .resize({ width: PICTURE_SIDES[size], height: PICTURE_SIDES[size], fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82 })
      .toBuffer({ resolveWithObject: true });
  const [small, medium, large] = [await sized('small'), await sized('medium'), await sized('large')];
  const { width, height } = large.info;
  return { sizes: { small: small.data, medium: medium.data, large: large.data }, width, height };
}

/**
 * Returns a maker that rewrites pictures as WebP without metadata. It refuses a file whose content does not have the
 * declared type. It processes one file at a time.
 */
export function createPictureMaker(): PictureMaker {
  const limited = limiter({ atOnce: 1, waiting: 10 }, PICTURE_BUSY);
  return async ({ type, bytes }) => {
    const unreadable = (cause?: unknown) => Object.assign(PICTURE_UNREADABLE({ type }), { cause });
    if (!hasSignatureOf(type, bytes)) throw unreadable();
    return limited(() =>
      makeSizes(bytes).catch((cause: unknown) => {
        throw unreadable(cause);
      }),
    );
  };
}
