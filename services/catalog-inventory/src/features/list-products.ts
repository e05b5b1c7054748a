import { pageOf } from '@toric/chassis/cursor';
import { query } from '@toric/chassis/endpoint';
import { ListProducts } from '@toric/contracts/catalog-inventory.http';
import { addDays } from '@toric/optics/calendar-day';
import { productSummary } from '../product.ts';
import { readProducts } from '../product.reader.store.ts';
import type { Reader } from '../reader.store.ts';

/** GET /products. Searches the catalogue; who is not staff sees what is on sale. */
export const listProducts = ({ spareDays }: { spareDays: number }) =>
  query<typeof ListProducts, Reader>(ListProducts, {
    async run({ query: { limit, cursor, count, inStock, ...filter }, actor, db, now }) {
      const goodUntil = addDays(now.toISOString().slice(0, 10), spareDays);
      const stock = inStock === undefined ? undefined : inStock === 'true';
      const sought = { ...filter, inStock: stock, onSaleOnly: actor.kind !== 'staff', goodUntil };
      const found = await readProducts(db, sought, { limit, cursor, count });
      return pageOf(found, limit, ({ product, packs }) => productSummary(product, packs, filter.market));
    },
  });
