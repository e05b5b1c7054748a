import * as rows from '@toric/chassis/merge/moved-row.store';
import type { ItemReason } from '@toric/chassis/jobs/job-kind';
import { MergeUndone } from '@toric/contracts/customer/merge.events';
import { GONE_SINCE } from '@toric/contracts/jobs/job.errors';
import { MERGED_AGAIN, ROWS_STAY } from '@toric/contracts/customer/quality/merge.errors';
import { findLastChoices } from '../../consent/consent.store.ts';
import { lockCustomers } from '../../customer-lock.store.ts';
import { presentSegmentsOf } from '../../fields/evaluate-segments.flow.ts';
import { addWithdrawals, type Done, type MergeMeans } from './merge-pair.flow.ts';
import { reopenPair } from './merge.store.ts';
import { ALWAYS_BACK, MOVED, OF_PRESCRIPTION } from './merge-tables.ts';
import { withdrawnSince } from './strictest-consent.ts';
import * as store from './undo.store.ts';

type Means = Omit<MergeMeans, 'undoUntil'>;
type Undone = Done & { readonly stays: readonly ItemReason[] };

/**
 * Undoes a merge, in the transaction of a page. Rows that somebody has changed since the merge stay as they are, and
 * the result names them. Returns a reason if the merge cannot be undone.
 */
export async function undoMerge(means: Means, jobId: string, mergedId: string): Promise<ItemReason | Undone> {
  const { tx, now } = means;
  const merge = await store.lockMerge(tx, jobId, mergedId);
  if (!merge) return { detail: GONE_SINCE() };
  await lockCustomers(tx, [merge.keptId, mergedId]);
  if (!(await store.isLastMerge(tx, merge))) return { detail: MERGED_AGAIN() };
  await rows.beginUndo(tx, merge);
  const stays = await putBack(means, merge);
  // the undo has deleted the entries that the merge added, so the others come from the customer or from another merge
  const sinceMerge = await findLastChoices(tx, merge.keptId);
  await store.unmarkMerged(tx, merge, now);
  await reopenPair(tx, merge, now);
  const withdrawn = withdrawnSince(sinceMerge, await findLastChoices(tx, mergedId), merge.mergedAt);
  const added = await addWithdrawals(means, mergedId, withdrawn);
  const segments = await presentSegmentsOf(tx, means.vault, [merge.keptId, mergedId]);
  return {
    stays: stays.map((staying) => ({ detail: ROWS_STAY(staying) })),
    messages: [MergeUndone(told(merge)), ...segments, ...added.messages],
    changes: [
      ...[merge.keptId, mergedId].map(
        (id) => ({ action: 'customer.merge-undone', subject: id, customerId: id }) as const,
      ),
      ...added.changes,
    ],
  };
}

const told = ({ mergedAt, undoUntil, ...merge }: store.MergeOnFile) => ({
  ...merge,
  ...{ mergedAt: mergedAt.toISOString(), undoUntil: undoUntil.toISOString() },
});

/**
 * Lists the tables whose rows are encrypted with the key of the customer. If a row of one of them stays, the customer
 * who stayed keeps the merged customer's keys.
 */
const SEALED = [
  ...MOVED.map(({ table }) => table).filter((table) => !ALWAYS_BACK.includes(table)),
  ...[...OF_PRESCRIPTION, 'customer', 'customer_fields', 'inferred_fact'],
];

async function putBack({ tx }: Means, merge: rows.Merge): Promise<rows.Staying[]> {
  await rows.markChangedRows(tx, merge, ALWAYS_BACK);
  await store.keepWithPrescriptions(tx, merge);
  await store.freeEmails(tx, merge);
  await store.freeInferences(tx, merge);
  await rows.keepKeysOfStaying(tx, merge, SEALED);
  const stays = await rows.putRowsBack(tx, merge);
  return stays.filter(({ table }) => table !== 'data_key');
}
