// Reads and writes recalls in transactions. Lock order: first the recalls lock, which is an advisory lock, then lots by
// id. A transaction that issues a recall takes the recalls lock exclusively. A transaction that books a receipt takes
// it as a shared lock. So if a lot arrives while a recall is issued, either the recall finds the lot or the receipt
// finds the recall.
import type { RecallScope } from '@toric/contracts/catalog-inventory/recall/recall.http';
import { json, type Tx } from '@toric/messaging/sql';
import type { Box, Label, Notice, Recall, RecallWithNotice, LookupKeys } from './recall.ts';

/**
 * Takes an advisory lock, so that only one transaction at a time issues a recall or a new version of one. A recall may
 * cover a fifth of everything ever sold. So each statement of this transaction may take 12 s, which is less than the
 * time limit of the gateway. The transaction may also use hash joins, which are off in other transactions (ADR 0019).
 */
export async function lockRecalls(tx: Tx): Promise<void> {
  await tx.run`
    select pg_advisory_xact_lock(hashtextextended('recalls', 0)), set_config('statement_timeout', '12s', true),
      set_config('enable_hashjoin', 'on', true), set_config('work_mem', '64MB', true)`;
}

export type RecallInForce = {
  readonly recallId: string;
  readonly reference: string;
  readonly versionId: string;
  readonly scope: readonly RecallScope[];
};

/**
 * Returns the newest version of every recall. Closed recalls are included, because they still cover their lots. Takes
 * the recalls lock as a shared lock, so that no recall is issued until the commit.
 */
export async function recallsInForce(tx: Tx): Promise<RecallInForce[]> {
  const [, recalls] = await Promise.all([
    tx.run`select pg_advisory_xact_lock_shared(hashtextextended('recalls', 0))`,
    tx.many<RecallInForce>`
      select recall.id as recall_id, reference, recall_version.id as version_id, scope
      from recall join recall_version on recall_id = recall.id and recall_version.version = recall.version`,
  ]);
  return recalls;
}

/** Returns the ids among `ids` that belong to a product. */
export async function findKnownProducts(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const known = await tx.many<{ id: string }>`select id from product where id = any(${ids}::uuid[])`;
  return new Set(known.map(({ id }) => id));
}

/** Inserts the recall and returns true. Returns false if another recall has its reference. */
export async function insertRecall(tx: Tx, { id, reference, version, createdAt }: Recall): Promise<boolean> {
  const inserted = await tx.run`
    insert into recall (id, reference, version, created_at, updated_at)
    values (${id}, ${reference}, ${version}, ${createdAt}, ${createdAt}) on conflict do nothing`;
  return inserted === 1;
}

type NewVersion = Notice & {
  readonly id: string;
  readonly recallId: string;
  readonly version: number;
  readonly issuedBy: string;
  readonly createdAt: Date;
};

/**
 * Inserts a version of a recall and makes it the newest one. Earlier versions stay unchanged. A closed recall is open
 * again.
 */
export async function insertVersion(tx: Tx, issued: NewVersion): Promise<void> {
  const { id, recallId, version, title, sourceUrl, severity, whatToDo, scope, issuedBy, createdAt } = issued;
  tx.write`
    update recall set version = ${version}, updated_at = ${createdAt}, closed_at = null where id = ${recallId}`;
  await tx.run`
    insert into recall_version (id, recall_id, version, title, source_url, severity, what_to_do, scope, issued_by, created_at)
    values (${id}, ${recallId}, ${version}, ${title}, ${sourceUrl}, ${severity}, ${whatToDo}, ${json(scope)}, ${issuedBy},
      ${createdAt})`;
}

/**
 * Locks the recall and returns it with the notice of its newest version. Returns undefined if there is no such recall.
 * Locks and reads in two statements: under READ COMMITTED, one statement that waited for the lock would join the
 * versions as they were before the wait, and miss a version that was committed meanwhile.
 */
export async function lockRecall(tx: Tx, id: string): Promise<RecallWithNotice | undefined> {
  const [, recall] = await Promise.all([
    tx.run`select from recall where id = ${id} for no key update`,
    tx.maybe<RecallWithNotice>`
      select recall.id, reference, recall.version, recall.created_at, updated_at, closed_at, title, source_url, severity,
        what_to_do
      from recall join recall_version as issued on issued.recall_id = recall.id and issued.version = recall.version
      where recall.id = ${id}`,
  ]);
  return recall;
}

/** Returns the scope of the newest version of the recall, and the people who issued any of its versions. */
export async function findIssued(tx: Tx, recallId: string): Promise<{ scope: RecallScope[]; issuers: string[] }> {
  const versions = await tx.many<{ scope: RecallScope[]; issuedBy: string }>`
    select scope, issued_by from recall_version where recall_id = ${recallId} order by version desc`;
  return { scope: versions[0]?.scope ?? [], issuers: versions.map(({ issuedBy }) => issuedBy) };
}

type Closing = { id: string; closedBy: string; reason: string; now: Date };

export async function endRecall(tx: Tx, { id, closedBy, reason, now }: Closing): Promise<void> {
  await tx.run`
    update recall set closed_at = ${now}, closed_by = ${closedBy}, close_reason = ${reason}, updated_at = ${now}
    where id = ${id}`;
}

type LotBox = Box & { readonly id: string; readonly quarantined: boolean };

/**
 * Returns every lot that has one of the keys of a scope. The result contains every lot that the scope covers, and also
 * lots that it does not cover. So the caller must check each lot with `covers` of recall.ts.
 */
export async function findLotsByKeys(tx: Tx, keys: LookupKeys): Promise<LotBox[]> {
  const { lots, lotPrefixes, gtins, productIds, labelledGtins, labelledProductIds, everything } = keys;
  // `in (select unnest())` lets PostgreSQL use a hash table for the thousands of lots that a notice may name. `= any()`
  // of a parameter would not.
  return tx.many<LotBox>`
    select lot.id, lot.quarantined, lot_number, gtin, pack.product_id, nullif(parameters, 'null') as parameters, expires_on, made_from,
      made_until, labelled_by_shop
    from lot join pack on pack.id = pack_id join lens on lens.id = lens_id
    where ${everything}::boolean
      or lot_number in (select unnest(${lots}::text[])) or lot_number ^@ any(${lotPrefixes}::text[])
      or gtin in (select unnest(${gtins}::text[])) or pack.product_id in (select unnest(${productIds}::uuid[]))
      or (labelled_by_shop and (gtin in (select unnest(${labelledGtins}::text[]))
        or pack.product_id in (select unnest(${labelledProductIds}::uuid[]))))`;
}

export async function findLotsById(tx: Tx, ids: readonly string[]): Promise<LotBox[]> {
  return tx.many<LotBox>`
    select lot.id, lot.quarantined, lot_number, gtin, pack.product_id, nullif(parameters, 'null') as parameters, expires_on, made_from,
      made_until, labelled_by_shop
    from lot join pack on pack.id = pack_id join lens on lens.id = lens_id where lot.id = any(${ids}::uuid[])`;
}

/** Returns the distinct labels of all lots that were ever received. */
export async function findLabels(tx: Tx): Promise<Label[]> {
  return tx.many<Label>`
    select lot_number, gtin, pack.product_id, expires_on, min(made_from) as made_from, max(made_until) as made_until,
      bool_or(labelled_by_shop) as labelled_by_shop
    from lot join pack on pack.id = pack_id group by lot_number, gtin, pack.product_id, expires_on`;
}
