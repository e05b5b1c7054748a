/**
 * Makes the three sizes of a picture. The maker runs before the transaction, because it takes a few hundred
 * milliseconds.
 */
import { type FileCleaner, fileCleaner, openPicture } from '@toric/chassis/files/clean-file';
import { PICTURE_BUSY, PICTURE_UNREADABLE } from '@toric/contracts/catalog-inventory/catalogue/picture.errors';
import { PICTURE_SIDES, type PictureSize } from '@toric/contracts/catalog-inventory/catalogue/picture.http';

/**
 * Describes a picture as it is stored: WebP bytes for each size, and the width and height of the largest size in
 * pixels.
 */
export type MadePicture = {
  readonly sizes: Readonly<Record<PictureSize, Buffer>>;
  readonly width: number;
  readonly height: number;
};
export type PictureMaker = FileCleaner<MadePicture>;

async function makeSizes(bytes: Buffer): Promise<MadePicture> {
  const upright = await openPicture(bytes);
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

/** Returns a maker that rewrites pictures as WebP without metadata. */
export const createPictureMaker = (): PictureMaker =>
  fileCleaner({ busy: PICTURE_BUSY, unreadable: PICTURE_UNREADABLE }, ({ bytes }) => makeSizes(bytes));
