/** Decides how many pictures a product may have, and in which order they are shown. */
import { PICTURE_NOT_FOUND, PICTURE_TOO_MANY } from '@toric/contracts/catalog-inventory/catalogue/picture.errors';
import { PICTURES_AT_MOST as limit } from '@toric/contracts/catalog-inventory/catalogue/picture.http';
import type { ProductPicture } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';

type Pictures = readonly ProductPicture[];
type Change = {
  readonly altEn?: string | undefined;
  readonly altZh?: string | undefined;
  /** Holds the place of the picture, counted from 1. A number above the number of pictures means the last place. */
  readonly place?: number | undefined;
};

/** Throws if the product has the largest permitted number of pictures. */
export function assertRoom(pictures: Pictures): void {
  if (pictures.length >= limit) throw PICTURE_TOO_MANY({ limit });
}

/** Returns the pictures after the change of one of them. Throws if the product has no such picture. */
export function changedPictures(pictures: Pictures, id: string, { altEn, altZh, place }: Change): ProductPicture[] {
  const at = pictures.findIndex((picture) => picture.id === id);
  const picture = pictures[at];
  if (!picture) throw PICTURE_NOT_FOUND();
  const changed = { ...picture, alt: { en: altEn ?? picture.alt.en, zh: altZh ?? picture.alt.zh } };
  const others = withoutPicture(pictures, id);
  return others.toSpliced((place ?? at + 1) - 1, 0, changed);
}

/** Returns the pictures without the given one. Throws if the product has no such picture. */
export function withoutPicture(pictures: Pictures, id: string): ProductPicture[] {
  const others = pictures.filter((picture) => picture.id !== id);
  if (others.length === pictures.length) throw PICTURE_NOT_FOUND();
  return others;
}
