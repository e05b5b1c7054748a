import { followMerges } from '@toric/chassis/merge/follow-merges';
import { keepInvoicesWithPayments } from './merge.store.ts';

/** Moves what a merge of two customers concerns here: payments and their invoices. The reasons of refunds are sealed under the keys of their customers. */
export const merges = followMerges({
  moved: [
    { table: 'payment', column: 'customer_id', key: ['id'] },
    { table: 'invoice', column: 'customer_id', key: ['id'] },
  ],
  lendsKeys: true,
  marked: keepInvoicesWithPayments,
});
