import type { PictureSize } from '@toric/contracts/catalog-inventory/catalogue/picture.http';
import type { Reader } from '../../reader.store.ts';

/** Returns the bytes of a picture in one size. Returns undefined if there is no such picture. */
export async function readPicture(db: Reader, id: string, size: PictureSize): Promise<Uint8Array | undefined> {
  const picture = await db.productPicture.findUnique({
    where: { id },
    select: { small: size === 'small', medium: size === 'medium', large: size === 'large' },
  });
  return picture?.[size];
}
