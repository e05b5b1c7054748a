import { ListProducts } from '@toric/contracts/catalog-inventory/storefront/product.http';
import { useAnswer } from '../../app/api.ts';
import { count, useWords } from '../../app/words.ts';

/** Returns the packs of the newest 100 products, as options. */
export function usePackOptions() {
  const t = useWords();
  const { data } = useAnswer(ListProducts, { query: { limit: 100 } });
  return (data?.data ?? []).flatMap(({ name, packs }) =>
    packs.map(({ packId, size }) => ({
      value: packId,
      label: `${name} · ${t(count(size, { one: '{n} lens', other: '{n} lenses', zh: '{n} 片' }))}`,
    })),
  );
}
