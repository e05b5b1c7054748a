import { followMerges } from '@toric/chassis/merge/follow-merges';
import type { MovedTable } from '@toric/chassis/merge/moved-row.store';
import { moveAll, moveBack } from '../store-credit/ledger.store.ts';
import { keepInvoicesWithPayments } from './merge.store.ts';

/** Lists the tables whose rows a merge moves. A test fails for a table with a customer or a sealed column that is in no list. */
export const MOVED: readonly MovedTable[] = [
  { table: 'payment', column: 'customer_id', key: ['id'] },
  { table: 'invoice', column: 'customer_id', key: ['id'] },
];

/**
 * Defines the rows that a merge of two customers moves here: payments, their invoices, and store credit. The reasons of
 * refunds are sealed under the keys of their customers. An undo moves back the store credit that was not used since.
 */
export const merges = followMerges({
  moved: MOVED,
  lendsKeys: true,
  change: (tx, { jobId, mergedId, keptId }, context) =>
    moveAll({ tx, ...context }, { jobId, from: mergedId, to: keptId }),
  async marked(tx, merge, context) {
    const { jobId, mergedId, keptId } = merge;
    await keepInvoicesWithPayments(tx, merge);
    await moveBack({ tx, ...context }, { jobId, from: keptId, to: mergedId });
  },
});
