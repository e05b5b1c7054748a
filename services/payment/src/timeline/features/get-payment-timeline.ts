import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { readTimeline } from '@toric/chassis/timeline/timeline.reader.store';
import { GetTimeline } from '@toric/contracts/customer/timeline/timeline.http';
import { PAYMENT_SOURCES } from '../timeline.reader.store.ts';
import { paymentEntry } from '../timeline.view.ts';

/**
 * GET /customers/{customerId}/timeline. Returns the payments and refunds, which are this service's part of the
 * timeline.
 */
export const getPaymentTimeline = query(GetTimeline, {
  async run({ params: { customerId }, query: { kinds, limit, cursor }, actor, read }) {
    const rows = await readTimeline(read, PAYMENT_SOURCES, { customerId, kinds, actor }, { limit, cursor });
    return pageOf(rows, limit, ({ row }) => paymentEntry(row));
  },
});
