import { followMerges } from '@toric/chassis/merge/follow-merges';
import { keepValuesWithOrders, mergeCredit } from './merge.store.ts';

/**
 * Defines the rows that a merge of two customers moves here: orders, past orders, and credit. Many of them are sealed
 * under the keys of their customers.
 */
export const merges = followMerges({
  moved: [
    { table: 'orders', column: 'customer_id', key: ['id'] },
    { table: 'order_amendment', column: 'customer_id', key: ['id'] },
    { table: 'parcel', column: 'customer_id', key: ['id'] },
    { table: 'carrier_claim', column: 'customer_id', key: ['id'] },
    { table: 'order_values', column: 'customer_id', key: ['order_id'] },
    { table: 'order_return', column: 'customer_id', key: ['id'] },
    { table: 'past_order_line', column: 'customer_id', key: ['id'] },
    { table: 'credit_change', column: 'customer_id', key: ['id'] },
    { table: 'cart', column: 'customer_id', key: ['id'] },
    { table: 'bad_address', column: 'customer_id', key: ['address_id'] },
  ],
  imaged: [{ table: 'credit_account', column: 'customer_id', key: ['customer_id'] }],
  change: mergeCredit,
  lendsKeys: true,
  marked: keepValuesWithOrders,
});
