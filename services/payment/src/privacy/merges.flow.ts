import { followMerges } from '@toric/chassis/merge/follow-merges';
import { moveAll, moveBack } from '../store-credit/ledger.store.ts';
import { keepInvoicesWithPayments } from './merge.store.ts';

/**
 * Defines the rows that a merge of two customers moves here: payments, their invoices, and store credit. The reasons of
 * refunds are sealed under the keys of their customers. An undo moves back the store credit that was not used since.
 */
export const merges = followMerges({
  moved: [
    { table: 'payment', column: 'customer_id', key: ['id'] },
    { table: 'invoice', column: 'customer_id', key: ['id'] },
  ],
  lendsKeys: true,
  change: (tx, { jobId, mergedId, keptId }, context) =>
    moveAll({ tx, ...context }, { jobId, from: mergedId, to: keptId }),
  async marked(tx, merge, context) {
    const { jobId, mergedId, keptId } = merge;
    await keepInvoicesWithPayments(tx, merge);
    await moveBack({ tx, ...context }, { jobId, from: keptId, to: mergedId });
  },
});
