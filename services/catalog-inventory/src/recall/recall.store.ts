import type { RecallScope } from '@toric/contracts/catalog-inventory/recall/recall.http';
import { json, type Tx } from '@toric/messaging/sql';
import type { Box, Notice, Recall, RecallWithNotice, Traces } from './recall.ts';

/*
 * Locks: recalls before everything else, then lots by id. A recall that is issued waits for receipts that are being booked,
 * and they for it: a lot is there when the recall looks, or sees the recall when it comes in.
 */

/**
 * Recalls are issued one at a time. One of a fifth of everything that was ever sold may take its time, within the gateway's,
 * and goes by hashes in memory where other transactions go by keys.
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

/** Of every recall the newest version, closed or not: what was recalled stays so. None is issued until the commit. */
export async function recallsInForce(tx: Tx): Promise<RecallInForce[]> {
  const [, recalls] = await Promise.all([
    tx.run`select pg_advisory_xact_lock_shared(hashtextextended('recalls', 0))`,
    tx.many<RecallInForce>`
      select recall.id as recall_id, reference, recall_version.id as version_id, scope
      from recall join recall_version on recall_id = recall.id and recall_version.version = recall.version`,
  ]);
  return recalls;
}

/** Of those that a scope names. */
export async function knownProducts(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const known = await tx.many<{ id: string }>`select id from product where id = any(${ids}::uuid[])`;
  return new Set(known.map(({ id }) => id));
}

/** False: a recall has this reference. */
export async function insertRecall(tx: Tx, { id, reference, version, createdAt }: Recall): Promise<boolean> {
  const inserted = await tx.run`
    insert into recall (id, reference, version, created_at, updated_at)
    values (${id}, ${reference}, ${version}, ${createdAt}, ${createdAt}) on conflict do nothing`;
  return inserted === 1;
}

type Issued = Notice & {
  readonly id: string;
  readonly recallId: string;
  readonly version: number;
  readonly issuedBy: string;
  readonly createdAt: Date;
};

/** Versions before stay as they were; a recall that was closed is open again. */
export async function insertVersion(tx: Tx, issued: Issued): Promise<void> {
  const { id, recallId, version, title, sourceUrl, severity, whatToDo, scope, issuedBy, createdAt } = issued;
  tx.write`
    update recall set version = ${version}, updated_at = ${createdAt}, closed_at = null where id = ${recallId}`;
  await tx.run`
    insert into recall_version (id, recall_id, version, title, source_url, severity, what_to_do, scope, issued_by, created_at)
    values (${id}, ${recallId}, ${version}, ${title}, ${sourceUrl}, ${severity}, ${whatToDo}, ${json(scope)}, ${issuedBy},
      ${createdAt})`;
}

/**
 * The row stays locked until the commit. Read apart from being locked: a join that had to wait for a new version would look
 * for it among the versions of before, and find no recall.
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

type Closing = { id: string; closedBy: string; reason: string; now: Date };

export async function endRecall(tx: Tx, { id, closedBy, reason, now }: Closing): Promise<void> {
  await tx.run`
    update recall set closed_at = ${now}, closed_by = ${closedBy}, close_reason = ${reason}, updated_at = ${now}
    where id = ${id}`;
}

type LotBox = Box & { readonly id: string; readonly quarantined: boolean };

/** Every lot that a scope might cover, and others: what it does cover is decided in recall.ts. */
export async function lotsByTraces(tx: Tx, traces: Traces): Promise<LotBox[]> {
  const { lots, lotPrefixes, gtins, productIds, everything } = traces;
  // `in (select unnest())` is hashed, which `= any()` of a parameter is not: a notice may name thousands
  return tx.many<LotBox>`
    select lot.id, lot.quarantined, lot_number, gtin, pack.product_id, parameters
    from lot join pack on pack.id = pack_id join lens on lens.id = lens_id
    where ${everything}::boolean
      or lot_number in (select unnest(${lots}::text[])) or lot_number ^@ any(${lotPrefixes}::text[])
      or gtin in (select unnest(${gtins}::text[])) or pack.product_id in (select unnest(${productIds}::uuid[]))`;
}

export async function lotsById(tx: Tx, ids: readonly string[]): Promise<LotBox[]> {
  return tx.many<LotBox>`
    select lot.id, lot.quarantined, lot_number, gtin, pack.product_id, parameters
    from lot join pack on pack.id = pack_id join lens on lens.id = lens_id where lot.id = any(${ids}::uuid[])`;
}
