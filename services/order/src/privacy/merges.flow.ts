import { followMerges } from '@toric/chassis/merge/follow-merges';
import type { MovedTable } from '@toric/chassis/merge/moved-row.store';
import { keepTogether, mergeCredit } from './merge.store.ts';

const own = (table: string, key = 'id'): MovedTable => ({ table, column: 'customer_id', key: [key] });

/**
 * Lists the tables whose rows a merge moves. A parent table comes before its children. The rows of these tables and of
 * their children are sealed under the keys of their customers. A test fails for a table with a customer or a sealed
 * column that is in no list.
 */
export const MOVED: readonly MovedTable[] = [
  ...[own('orders'), own('order_amendment'), own('parcel'), own('carrier_claim'), own('order_values', 'order_id')],
  ...[own('order_return'), own('return_label'), own('past_order_line'), own('credit_change'), own('cart')],
  own('bad_address', 'address_id'),
];

/**
 * Defines the rows that a merge of two customers moves in the order service: orders, past orders, and credit. Many of
 * these rows are sealed under the keys of their customers.
 */
export const merges = followMerges({
  moved: MOVED,
  imaged: [{ table: 'credit_account', column: 'customer_id', key: ['customer_id'] }],
  change: mergeCredit,
  lendsKeys: true,
  marked: keepTogether,
});
