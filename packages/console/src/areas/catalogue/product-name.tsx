import { type Goods, isLens } from '@toric/contracts/goods/goods';
import type { Text } from '@toric/contracts/kernel/sentence';
import { GetProduct } from '@toric/contracts/catalog-inventory/storefront/product.http';
import { Link } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { count, useLanguage, useWords } from '../../app/words.ts';

/** Returns a product by its id or handle. All pages share the cached answer. */
export const useProduct = (id: string | null | undefined) =>
  useAnswer(GetProduct, { params: { handle: id ?? '' } }, { enabled: Boolean(id) });

/** Shows the name of a product. Until it is loaded, an ellipsis is shown in its place. */
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

type Pack = { readonly size: number; readonly content?: string | null | undefined };
/** Returns the content of a box: the number of lenses, or the content or the number of pieces of other goods. */
export function contentOf(goods: Goods, { size, content }: Pack): Text {
  if (content) return { en: content, zh: content };
  return isLens(goods)
    ? count(size, { one: '{n} lens', other: '{n} lenses', zh: '{n} 片' })
    : count(size, { one: '{n} piece', other: '{n} pieces', zh: '{n} 件' });
}

/** Shows the size of a pack, for example "6 lenses". */
export function PackSize({ productId, packId }: { readonly productId: string; readonly packId: string }) {
  const { data } = useProduct(productId);
  const t = useWords();
  const pack = data?.packs.find((one) => one.packId === packId);
  if (!data || !pack) return null;
  return <span className="tag">{t(contentOf(data.goods, pack))}</span>;
}
