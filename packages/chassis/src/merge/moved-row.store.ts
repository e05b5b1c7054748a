/**
 * Moves and changes the rows of two customers for a merge in a service, and moves them back for its undo. The migration
 * `customer_merges` of each service defines the database functions for it. They touch only the tables that it lists.
 */
import type { Tx } from '@toric/messaging/sql';

/** Describes the merge of one customer into another one, by one job. */
export type Merge = { readonly jobId: string; readonly mergedId: string; readonly keptId: string };

export type TableOfCustomer = {
  readonly table: string;
  /** Names the uuid column that holds the id of the customer. */
  readonly column: string;
  readonly key: readonly string[];
};
export type MovedTable = TableOfCustomer & {
  /**
   * Lists columns. A row stays with the merged customer if the other customer has a row with the same values in them.
   */
  readonly unlessSame?: readonly string[];
};
export type ImagedTable = TableOfCustomer & {
  /** If false, a merge changes and removes rows of the table, but creates none. */
  readonly mayCreate?: false;
};

type Begun = Merge & { readonly mergedAt: Date; readonly undoUntil: Date };

/**
 * Records that the merge begins. Returns false if it was carried out before, or if its undo arrived first. Deletes the
 * stored rows of earlier merges seven days after they could last be undone.
 */
export async function beginMerge(tx: Tx, { jobId, mergedId, keptId, mergedAt, undoUntil }: Begun): Promise<boolean> {
  await tx.run`
    delete from moved_row m using merged_customer c
    where c.job_id = m.job_id and c.merged_id = m.merged_id and c.undo_until < ${mergedAt}::timestamptz - interval '7 days'`;
  const begun = await tx.run`
    insert into merged_customer (job_id, merged_id, kept_id, state, merged_at, undo_until)
    values (${jobId}, ${mergedId}, ${keptId}, 'merged', ${mergedAt}, ${undoUntil}) on conflict do nothing`;
  return begun === 1;
}

/** Moves the rows of the merged customer to the customer who stays. Returns how many rows moved. */
export async function moveRows(tx: Tx, { jobId, mergedId, keptId }: Merge, moved: MovedTable): Promise<number> {
  const { table, column, key, unlessSame = [] } = moved;
  const { rows } = await tx.one<{ rows: number }>`
    select move_rows(${jobId}, ${mergedId}, ${keptId}, ${table}, ${column}, ${key}::text[], ${unlessSame}::text[])::int as rows`;
  return rows;
}

/** Keeps images of the rows of both customers, before the merge changes them. */
export async function keepImages(tx: Tx, { jobId, mergedId, keptId }: Merge, { table, column, key }: ImagedTable) {
  await tx.run`select keep_rows(${jobId}, ${mergedId}, ${keptId}, ${table}, ${column}, ${key}::text[])`;
}

/** Stores the images of the changed rows after the merge. */
export async function noteImages(tx: Tx, { jobId, mergedId, keptId }: Merge, imaged: ImagedTable): Promise<void> {
  const { table, column, key, mayCreate = true } = imaged;
  await tx.run`
    select note_rows(${jobId}, ${mergedId}, ${keptId}, ${table}, ${column}, ${key}::text[], ${mayCreate}::boolean)`;
}

/** Lends the keys of the merged customer to the customer who stays, so that no value must be sealed again. */
export async function lendKeys(tx: Tx, { mergedId, keptId }: Merge): Promise<void> {
  await tx.run`
    insert into data_key (customer_id, version, wrapped)
    select ${keptId}::uuid,
      (select least(min(o.version), 0) from data_key o where o.customer_id = ${keptId}) - row_number() over (order by k.version desc),
      case when k.version < 0 then k.wrapped else k.customer_id || '/' || k.version || '/' || k.wrapped end
    from data_key k where k.customer_id = ${mergedId}`;
}

type MergeOf = Pick<Merge, 'jobId' | 'mergedId'>;
type Undone = Begun;

/**
 * Records that the merge is undone. Returns false if there is nothing to undo. If an undo arrives before its merge, it
 * is recorded, and the merge is then ignored.
 */
export async function beginUndo(tx: Tx, { jobId, mergedId, keptId, mergedAt, undoUntil }: Undone): Promise<boolean> {
  const early = await tx.run`
    insert into merged_customer (job_id, merged_id, kept_id, state, merged_at, undo_until)
    values (${jobId}, ${mergedId}, ${keptId}, 'undone', ${mergedAt}, ${undoUntil}) on conflict do nothing`;
  if (early === 1) return false;
  const begun = await tx.run`
    update merged_customer set state = 'undone'
    where job_id = ${jobId} and merged_id = ${mergedId} and state = 'merged'`;
  return begun === 1;
}

/**
 * Marks the rows that somebody has changed since the merge. Rows of `alwaysBack` go back to their owner with the
 * changes.
 */
export async function markChangedRows(tx: Tx, { jobId, mergedId }: MergeOf, alwaysBack: readonly string[]) {
  await tx.run`select mark_changed_rows(${jobId}, ${mergedId}, ${alwaysBack}::text[])`;
}

/** Keeps the keys lent if rows that were sealed with them stay with the other customer. */
export async function keepKeysOfStaying(tx: Tx, { jobId, mergedId }: MergeOf, sealed: readonly string[]) {
  await tx.run`
    update moved_row set stays = true
    where job_id = ${jobId} and merged_id = ${mergedId} and table_name = 'data_key' and exists (
      select from moved_row s where s.job_id = ${jobId} and s.merged_id = ${mergedId} and s.stays
        and s.table_name = any(${sealed}::text[]))`;
}

export type Staying = { readonly table: string; readonly rows: number };

/** Moves the rows back that are not marked. Returns how many rows stay with the other customer, by table. */
export async function putRowsBack(tx: Tx, { jobId, mergedId }: MergeOf): Promise<Staying[]> {
  await tx.run`select put_rows_back(${jobId}, ${mergedId})`;
  await tx.run`delete from moved_row where job_id = ${jobId} and merged_id = ${mergedId} and not stays`;
  return tx.many<Staying>`
    select table_name as table, count(*)::int as rows from moved_row
    where job_id = ${jobId} and merged_id = ${mergedId} and stays group by table_name order by table_name`;
}

/** Deletes the stored rows, with their images, of all merges that involve these customers. An erasure calls it. */
export async function forgetMerges(tx: Tx, customerIds: readonly string[]): Promise<void> {
  await tx.run`delete from moved_row where kept_id = any(${customerIds}::uuid[]) or merged_id = any(${customerIds}::uuid[])`;
}
