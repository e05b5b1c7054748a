import { pageOf } from '@toric/chassis/data/cursor';
import { viewsOf } from '@toric/chassis/data/unreadable';
import { encodedPage } from '@toric/chassis/data/encoded-json';
import { query } from '@toric/chassis/http/endpoint';
import { ListProducts } from '@toric/contracts/catalog-inventory/storefront/product.http';
import { addDays, dayOf } from '@toric/optics/calendar-day';
import { encodedSummary } from '../product.encoded.ts';
import { readOffers } from '../../catalogue/product.reader.store.ts';
import { searchProducts } from '../product.search.store.ts';
import type { Reader } from '../../reader.store.ts';
import { searchIndex } from '../search-index.store.ts';

/** GET /products. Searches the catalogue. Only staff sees products that are not on sale. */
export const listProducts = ({ spareDays }: { spareDays: number }) => {
  const currentProducts = searchIndex();
  return query<typeof ListProducts, Reader>(ListProducts, {
    async run({ query: { limit, cursor, count, ...filter }, actor, read, now }) {
      const { q, modality, replacement, brand, market, inStock, ...lens } = filter;
      const today = dayOf(now);
      const goodUntil = addDays(today, spareDays);
      const search = {
        ...{ q, modality, replacement, brand, market, lens },
        inStock: inStock === undefined ? undefined : inStock === 'true',
        onSaleOnly: actor.kind !== 'staff',
        today,
        goodUntil,
      };
      const hits = await searchProducts(read, await currentProducts(read), search, { limit, cursor, count });
      const page = pageOf(hits, limit, (hit) => hit);
      const offers = await readOffers(read, page.data);
      return encodedPage({
        ...page,
        ...viewsOf(
          offers,
          (offer) => encodedSummary(offer, market),
          ({ product }) => product.id,
        ),
      });
    },
  });
};
