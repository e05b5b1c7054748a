import type { Tx } from '@toric/messaging/sql';
import { CustomersMerged, MergeUndone } from '@toric/contracts/customer/merge.events';
import { on } from '@toric/messaging/subscription';
import * as store from './moved-row.store.ts';

type Context = { readonly now: Date; readonly newId: () => string };
type Followed = {
  readonly moved: readonly store.MovedTable[];
  /** Lists tables whose rows a merge changes or sums up, besides the rows that the merge moves. */
  readonly imaged?: readonly store.ImagedTable[];
  /** Changes the rows of the tables that `imaged` lists. */
  readonly change?: (tx: Tx, merge: store.Merge, context: Context) => Promise<void>;
  /** Is true if rows are sealed under the keys of their customers. A merge then lends these keys. */
  readonly lendsKeys?: true;
  /** Lists tables whose rows are not sealed. An undo moves these rows back even if somebody has changed them since. */
  readonly alwaysBack?: readonly string[];
  /** Runs after the changed rows are marked, and may mark more: rows that belong to a row that stays. */
  readonly marked?: (tx: Tx, merge: store.Merge, context: Context) => Promise<void>;
  /** Returns the name under which the service stores a customer. By default the name is the id. */
  readonly nameOf?: (customerId: string) => string;
};

const KEYS: store.ImagedTable = { table: 'data_key', column: 'customer_id', key: ['customer_id', 'version'] };
const sameId = (id: string): string => id;

/** Returns the two subscribers with which a service follows merges of customers and their undo. */
export function followMerges(followed: Followed) {
  const { moved, imaged = [], change, lendsKeys, alwaysBack = [], marked, nameOf = sameId } = followed;
  const images = lendsKeys ? [KEYS, ...imaged] : imaged;
  const mergeOf = ({ jobId, mergedId, keptId }: store.Merge): store.Merge => ({
    ...{ jobId, mergedId: nameOf(mergedId), keptId: nameOf(keptId) },
  });

  /**
   * ⇐ customer.customers-merged.v1. Moves the rows of the merged customer. Ignores a repeat, and a merge that was
   * undone.
   */
  const mergeCustomers = on(CustomersMerged, {
    async run({ message, tx, now, newId }) {
      const merge = mergeOf(message);
      const times = { mergedAt: new Date(message.mergedAt), undoUntil: new Date(message.undoUntil) };
      if (!(await store.beginMerge(tx, { ...merge, ...times }))) return;
      for (const table of images) await store.keepImages(tx, merge, table);
      if (lendsKeys) await store.lendKeys(tx, merge);
      await change?.(tx, merge, { now, newId });
      for (const table of images) await store.noteImages(tx, merge, table);
      for (const table of moved) await store.moveRows(tx, merge, table);
    },
  });

  /**
   * ⇐ customer.merge-undone.v1. Moves the rows back. Rows that somebody has changed since the merge stay with the other
   * customer.
   */
  const undoMerge = on(MergeUndone, {
    async run({ message, tx, now, newId }) {
      const merge = mergeOf(message);
      const times = { mergedAt: new Date(message.mergedAt), undoUntil: new Date(message.undoUntil) };
      if (!(await store.beginUndo(tx, { ...merge, ...times }))) return;
      await store.markChangedRows(tx, merge, alwaysBack);
      await marked?.(tx, merge, { now, newId });
      const sealed = moved.map(({ table }) => table).filter((table) => !alwaysBack.includes(table));
      if (lendsKeys) await store.keepKeysOfStaying(tx, merge, sealed);
      await store.putRowsBack(tx, merge);
    },
  });
  return { 'merge-customers': mergeCustomers, 'undo-merge': undoMerge };
}
