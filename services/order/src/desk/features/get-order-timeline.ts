import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { readTimeline } from '@toric/chassis/timeline/timeline.reader.store';
import { GetTimeline } from '@toric/contracts/customer/timeline/timeline.http';
import { ORDER_SOURCES } from '../timeline.reader.store.ts';
import { orderEntry } from '../timeline.view.ts';

/**
 * GET /customers/{customerId}/timeline. Returns the orders and parcels of a customer's timeline. Other services return
 * its other entries.
 */
export const getOrderTimeline = query(GetTimeline, {
  async run({ params: { customerId }, query: { kinds, limit, cursor }, actor, read }) {
    const rows = await readTimeline(read, ORDER_SOURCES, { customerId, kinds, actor }, { limit, cursor });
    return pageOf(rows, limit, ({ row }) => orderEntry(row));
  },
});
