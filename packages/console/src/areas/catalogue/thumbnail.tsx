import type { ProductPicture } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import type { PictureSize } from '@toric/contracts/catalog-inventory/catalogue/picture.http';
import { useLanguage } from '../../app/words.ts';
import './catalogue.css';

/** Returns the URL of a picture. It is public, and its bytes never change. */
export const pictureUrl = ({ id }: Pick<ProductPicture, 'id'>, size: PictureSize): string =>
  `/v1/product-pictures/${id}/${size}`;

/** Shows the first picture of a product beside its name. A product without a picture keeps the space empty. */
export function Thumbnail({ picture }: { readonly picture: ProductPicture | undefined }) {
  const language = useLanguage();
  if (!picture) return <span className="thumb" aria-hidden />;
  return <img className="thumb" src={pictureUrl(picture, 'small')} alt={picture.alt[language]} loading="lazy" />;
}
