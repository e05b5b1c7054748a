import { viewsOf } from '@toric/chassis/data/unreadable';
import { encodedPage } from '@toric/chassis/data/encoded-json';
import { query } from '@toric/chassis/http/endpoint';
import { PRODUCT_PRICE_NEEDS_MARKET } from '@toric/contracts/catalog-inventory/catalogue/catalogue.errors';
import { ListProducts } from '@toric/contracts/catalog-inventory/storefront/product.http';
import { addDays, dayOf } from '@toric/optics/calendar-day';
import { encodedSummary } from '../product.encoded.ts';
import { readOffers } from '../../catalogue/product.reader.store.ts';
import { countFacets, searchProducts } from '../product.search.store.ts';
import { encodePosition, orderOf } from '../product-order.ts';
import type { Reader } from '../../reader.store.ts';
import type { searchIndex } from '../search-index.store.ts';

type Means = { readonly spareDays: number; readonly currentProducts: ReturnType<typeof searchIndex> };

/** GET /products. Searches the catalogue and corrects typing errors. Only staff see products that are not on sale. */
export const listProducts = ({ spareDays, currentProducts }: Means) =>
  query<typeof ListProducts, Reader>(ListProducts, {
    async run({ query: { limit, cursor, count, facets, sort, ...filter }, actor, read, now }) {
      const { q, goods, modality, replacement, brand, market, inStock, ...lens } = filter;
      if (sort !== 'newest' && market === undefined) throw PRODUCT_PRICE_NEEDS_MARKET();
      const onSaleOnly = actor.kind !== 'staff';
      const today = dayOf(now);
      const { products, readQuery } = await currentProducts(read);
      const { wanted, corrections } = readQuery(q, onSaleOnly);
      const search = {
        ...{ wanted, goods, modality, replacement, brand, market, lens, onSaleOnly, today },
        inStock: inStock === undefined ? undefined : inStock === 'true',
        goodUntil: addDays(today, spareDays),
      };
      const { rows, ...total } = await searchProducts(read, products, search, { limit, cursor, count, sort });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const offers = await readOffers(read, page);
      return encodedPage({
        ...viewsOf(
          offers,
          (offer) => encodedSummary(offer, market),
          ({ product }) => product.id,
        ),
        nextCursor: rows.length > limit && last ? encodePosition(orderOf(sort, market).positionOf(last)) : null,
        ...total,
        ...(corrections.length > 0 && { corrections }),
        ...(facets === 'true' && { facets: await countFacets(read, products, search) }),
      });
    },
  });
