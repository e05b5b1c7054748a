import { GetProduct } from '@toric/contracts/catalog-inventory/storefront/product.http';
import { Link } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { count, useLanguage, useWords } from '../../app/words.ts';

/** Returns a product by its id or handle. All pages share the cached answer. */
export const useProduct = (id: string | null | undefined) =>
  useAnswer(GetProduct, { params: { handle: id ?? '' } }, { enabled: Boolean(id) });

/** Shows the name of a product. Until it is read, a dash stands in its place. */
export function ProductName({ id, link }: { readonly id: string; readonly link?: true }) {
  const { data } = useProduct(id);
  const language = useLanguage();
  const name = (language === 'zh' ? data?.chineseName : undefined) ?? data?.name ?? '…';
  if (!link) return <span>{name}</span>;
  return (
    <Link className="plain" to={`/catalogue/${data?.handle ?? id}`}>
      {name}
    </Link>
  );
}

/** Shows the size of a pack, for example "6 lenses". */
export function PackSize({ productId, packId }: { readonly productId: string; readonly packId: string }) {
  const { data } = useProduct(productId);
  const t = useWords();
  const size = data?.packs.find((pack) => pack.packId === packId)?.size;
  if (size === undefined) return null;
  return <span className="tag">{t(count(size, { one: '{n} lens', other: '{n} lenses', zh: '{n} 片' }))}</span>;
}
