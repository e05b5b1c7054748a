import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListPurchaseOrders } from '@toric/contracts/catalog-inventory/purchasing/purchasing.http';
import { readPurchaseOrders } from '../purchase-order.reader.store.ts';
import type { Reader } from '../../reader.store.ts';

/** GET /purchase-orders. Lists orders, newest first, filtered by status, supplier and warehouse. */
export const listPurchaseOrders = query<typeof ListPurchaseOrders, Reader>(ListPurchaseOrders, {
  async run({ query: { limit, cursor, count, ...filter }, db }) {
    return pageOf(await readPurchaseOrders(db, filter, { limit, cursor, count }), limit, ({ view }) => view);
  },
});
