import { followMerges } from '@toric/chassis/merge/follow-merges';
import { addUp } from './merge.store.ts';

/**
 * Defines the rows that a merge of two customers moves here: purchases, uses of coupons and recall notices. None of
 * these rows has a sealed column. The customer service decides again about segments, and sends
 * customer.segments-changed.v1.
 */
export const merges = followMerges({
  moved: [
    { table: 'purchase', column: 'customer_id', key: ['order_id'] },
    { table: 'purchase_line', column: 'customer_id', key: ['order_id', 'line_id'] },
    { table: 'redemption', column: 'customer_id', key: ['order_id'] },
    { table: 'recall_notice', column: 'customer_id', key: ['id'] },
  ],
  imaged: [
    { table: 'participant', column: 'customer_id', key: ['customer_id'] },
    { table: 'coupon_use', column: 'customer_id', key: ['coupon_id', 'customer_id'] },
  ],
  change: addUp,
  alwaysBack: ['purchase', 'purchase_line', 'redemption', 'recall_notice'],
});
