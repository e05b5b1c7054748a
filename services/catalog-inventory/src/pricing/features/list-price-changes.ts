import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListPriceChanges } from '@toric/contracts/catalog-inventory/pricing/price.http';
import type { Reader } from '../../reader.store.ts';
import { readPriceChanges } from '../price.reader.store.ts';

/** GET /price-changes. Lists who changed which price, when and why, newest first. */
export const listPriceChanges = query<typeof ListPriceChanges, Reader>(ListPriceChanges, {
  async run({ query: { limit, cursor, count, ...filter }, db }) {
    return pageOf(await readPriceChanges(db, filter, { limit, cursor, count }), limit, ({ view }) => view);
  },
});
