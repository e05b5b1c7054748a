import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListPurchaseOrders } from '@toric/contracts/catalog-inventory/purchasing/purchasing.http';
import { dayOf } from '@toric/optics/calendar-day';
import { readPurchaseOrders } from '../purchase-order.reader.store.ts';
import type { Reader } from '../../reader.store.ts';

/**
 * GET /purchase-orders. Lists purchase orders, newest first. `overdue` lists only the orders that should have arrived
 * before today.
 */
export const listPurchaseOrders = query<typeof ListPurchaseOrders, Reader>(ListPurchaseOrders, {
  async run({ query: { limit, cursor, count, overdue, ...rest }, db, now }) {
    const filter = { ...rest, dueBefore: overdue && dayOf(now) };
    return pageOf(await readPurchaseOrders(db, filter, { limit, cursor, count }), limit, ({ view }) => view);
  },
});
