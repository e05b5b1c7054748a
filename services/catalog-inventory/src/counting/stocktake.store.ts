// Stocktakes as commands read and write them. A stocktake is locked before its lots, and they by id, as everywhere.
import { json, type Tx } from '@toric/messaging/sql';
import { type Adjustment, bookAt, type Stocktake, type VariedLot } from './stocktake.ts';
import type { LotCount, NamedCount, ShelvedLot } from './stocktake-count.ts';

/** Lists the lots that are named, or all of which there are boxes; returns how many. */
export async function insertStocktake(tx: Tx, stocktake: Stocktake, lotIds: readonly string[] | null): Promise<number> {
  const { id, warehouseId, productId, status, round, startedBy, createdAt, updatedAt } = stocktake;
  await tx.run`
    insert into stocktake (id, warehouse_id, product_id, status, round, started_by, created_at, updated_at)
    values (${id}, ${warehouseId}, ${productId}, ${status}, ${round}, ${startedBy}, ${createdAt}, ${updatedAt})`;
  return tx.run`
    insert into stocktake_lot (stocktake_id, lot_id, created_at)
    select ${id}, lot.id, ${createdAt}
    from lot join pack on pack.id = pack_id
    where warehouse_id = ${warehouseId} and (on_hand > 0 or ${lotIds}::uuid[] is not null)
      and (${lotIds}::uuid[] is null or lot.id = any(${lotIds}::uuid[]))
      and (${productId}::uuid is null or pack.product_id = ${productId}::uuid)`;
}

export async function lockStocktake(tx: Tx, id: string): Promise<Stocktake | undefined> {
  return tx.maybe<Stocktake>`select * from stocktake where id = ${id} for no key update`;
}

/** Many may count at once; only who submits, approves or rejects waits for them. */
export async function shareStocktake(tx: Tx, id: string): Promise<Stocktake | undefined> {
  return tx.maybe<Stocktake>`select * from stocktake where id = ${id} for share`;
}

export async function saveStocktake(tx: Tx, stocktake: Stocktake): Promise<void> {
  const { id, status, round, submittedBy, decidedBy, version, updatedAt } = stocktake;
  await tx.run`
    update stocktake set status = ${status}, round = ${round}, submitted_by = ${submittedBy}, decided_by = ${decidedBy},
      version = ${version}, updated_at = ${updatedAt}
    where id = ${id}`;
}

/** Lots of the warehouse that one of the counts may be of. */
export async function findShelvedLots(
  tx: Tx,
  warehouseId: string,
  counts: readonly NamedCount[],
): Promise<ShelvedLot[]> {
  const ids = counts.flatMap(({ lotId }) => lotId ?? []);
  const labels = counts.filter(({ lotId }) => lotId === undefined);
  return tx.many<ShelvedLot>`
    select lot.id, gtin, lot_number, expires_on from lot join pack on pack.id = pack_id
    where warehouse_id = ${warehouseId} and (lot.id = any(${ids}::uuid[]) or (gtin, lot_number) in (
      select * from unnest(${labels.map(({ gtin }) => gtin)}::text[], ${labels.map(({ lotNumber }) => lotNumber)}::text[])))`;
}

/**
 * Keeps the counts with the book of their instants. The lots are locked before their ledgers are read: a movement that
 * commits in between would be in the one and not in the other.
 */
export async function storeCounts(tx: Tx, stocktakeId: string, counts: readonly LotCount[], by: string, now: Date) {
  const rows = json(counts);
  const onHand = await tx.many<{ id: string; onHand: number }>`
    select id, on_hand from lot where id = any(${counts.map(({ lotId }) => lotId)}::uuid[])
    order by id for no key update`;
  const moved = await tx.many<{ lotId: string; since: number }>`
    select c."lotId" as lot_id, sum(on_hand_change)::int as since
    from json_to_recordset(${rows}::json) as c("lotId" uuid, "countedAt" timestamptz)
    join stock_ledger on lot_id = c."lotId" and created_at > c."countedAt" group by 1`;
  const since = new Map(moved.map((one) => [one.lotId, one.since]));
  const books = new Map(onHand.map((lot) => [lot.id, bookAt(lot.onHand, since.get(lot.id) ?? 0)]));
  const kept = json(counts.map((count) => ({ ...count, book: books.get(count.lotId) })));
  await tx.run`
    insert into stocktake_lot (stocktake_id, lot_id, counted, book, counted_by, counted_at, created_at)
    select ${stocktakeId}, "lotId", counted, book, ${by}, "countedAt", ${now}
    from json_to_recordset(${kept}::json) as c("lotId" uuid, counted int, book int, "countedAt" timestamptz)
    on conflict (stocktake_id, lot_id) do update set counted = excluded.counted, book = excluded.book,
      counted_by = excluded.counted_by, counted_at = excluded.counted_at`;
}

export async function countLeft(tx: Tx, stocktakeId: string): Promise<number> {
  const { left } = await tx.one<{ left: number }>`
    select count(*) as left from stocktake_lot where stocktake_id = ${stocktakeId} and counted is null`;
  return left;
}

export async function countersOf(tx: Tx, stocktakeId: string): Promise<string[]> {
  const counters = await tx.many<{ countedBy: string }>`
    select distinct counted_by from stocktake_lot where stocktake_id = ${stocktakeId} and counted is not null`;
  return counters.map(({ countedBy }) => countedBy);
}

/** Locked until the commit. */
export async function lockVariedLots(tx: Tx, stocktakeId: string): Promise<VariedLot[]> {
  await tx.run`
    select id from lot where id in (
      select lot_id from stocktake_lot where stocktake_id = ${stocktakeId} and counted <> book)
    order by id for no key update`;
  return tx.many<VariedLot>`
    select lot.id as lot_id, lot_number, counted, book, on_hand, reserved, exists (
      select from stock_ledger
      where lot_id = lot.id and created_at > counted_at and kind in ('count', 'adjust')) as corrected
    from stocktake_lot join lot on lot.id = lot_id
    where stocktake_id = ${stocktakeId} and counted <> book order by lot.id`;
}

/** The ledger names the stocktake as the cause, and who approved it. */
export async function bookAdjustments(
  tx: Tx,
  { id, decidedBy, updatedAt }: Stocktake,
  adjustments: readonly Adjustment[],
): Promise<void> {
  const rows = json(adjustments);
  await Promise.all([
    tx.run`
      update lot set on_hand = on_hand + a.change
      from json_to_recordset(${rows}::json) as a("lotId" uuid, change int) where lot.id = a."lotId"`,
    tx.run`
      insert into stock_ledger (lot_id, kind, on_hand_change, reserved_change, cause_id, actor_id, created_at)
      select "lotId", 'count', change, 0, ${id}, ${decidedBy}, ${updatedAt}
      from json_to_recordset(${rows}::json) as a("lotId" uuid, change int)`,
  ]);
}

/** What differed from the book is to be counted again. */
export async function forgetVariedCounts(tx: Tx, stocktakeId: string): Promise<void> {
  await tx.run`
    update stocktake_lot set counted = null, book = null, counted_by = null, counted_at = null
    where stocktake_id = ${stocktakeId} and counted <> book`;
}
