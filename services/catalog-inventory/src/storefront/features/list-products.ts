import { pageOf } from '@toric/chassis/cursor';
import { encodedPage } from '@toric/chassis/encoded-json';
import { query } from '@toric/chassis/endpoint';
import { ListProducts } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { addDays, dayOf } from '@toric/optics/calendar-day';
import { encodedSummary } from '../product.encoded.ts';
import { offersOf } from '../../catalogue/product.reader.store.ts';
import { searchProducts } from '../product.search.store.ts';
import type { Reader } from '../../reader.store.ts';
import { searchIndex } from '../search-index.store.ts';

/** GET /products. Searches the catalogue; who is not staff sees what is on sale. */
export const listProducts = ({ spareDays }: { spareDays: number }) => {
  const upToDate = searchIndex();
  return query<typeof ListProducts, Reader>(ListProducts, {
    async run({ query: { limit, cursor, count, ...filter }, actor, read, now }) {
      const { q, modality, replacement, brand, market, inStock, ...lens } = filter;
      const today = dayOf(now);
      const goodUntil = addDays(today, spareDays);
      const stock = inStock === undefined ? undefined : inStock === 'true';
      const words = { q, modality, replacement, brand, market };
      const sought = { ...words, lens, inStock: stock, onSaleOnly: actor.kind !== 'staff', today, goodUntil };
      const found = await searchProducts(read, await upToDate(read), sought, { limit, cursor, count });
      const page = pageOf(found, limit, (hit) => hit);
      const shown = await offersOf(read, page.data);
      return encodedPage({ ...page, data: shown.map((offered) => encodedSummary(offered, market)) });
    },
  });
};
