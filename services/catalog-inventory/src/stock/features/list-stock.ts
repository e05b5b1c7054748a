import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListStock } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { readLots } from '../lot.reader.store.ts';
import type { Reader } from '../../reader.store.ts';

/** GET /stock. Lists lots by product, lens, warehouse or status, newest first. */
export const listStock = query<typeof ListStock, Reader>(ListStock, {
  async run({ query: { limit, cursor, count, ...filter }, db }) {
    return pageOf(await readLots(db, filter, { limit, cursor, count }), limit, ({ view }) => view);
  },
});
