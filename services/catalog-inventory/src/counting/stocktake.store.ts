// Reads and writes stocktakes in transactions. To avoid deadlocks, every function locks the stocktake first and then
// its lots by id, like the rest of this service.
import { json, type Tx } from '@toric/messaging/sql';
import { type Adjustment, bookAt, type Stocktake, type VariedLot } from './stocktake.ts';
import type { LotCount, UnmatchedCount, CandidateLot } from './stocktake-count.ts';

/**
 * Inserts the stocktake with the lots in `lotIds`. If `lotIds` is null, inserts every lot that has boxes, of the whole
 * warehouse or of one product in it. Returns the number of lots.
 */
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

/**
 * Takes a shared lock on the stocktake and returns it. Several counts can hold the lock at once. Submit, approve and
 * reject wait for them. Returns undefined if there is no such stocktake.
 */
export async function lockStocktakeShared(tx: Tx, id: string): Promise<Stocktake | undefined> {
  return tx.maybe<Stocktake>`select * from stocktake where id = ${id} for share`;
}

export async function saveStocktake(tx: Tx, stocktake: Stocktake): Promise<void> {
  const { id, status, round, submittedBy, decidedBy, version, updatedAt } = stocktake;
  await tx.run`
    update stocktake set status = ${status}, round = ${round}, submitted_by = ${submittedBy}, decided_by = ${decidedBy},
      version = ${version}, updated_at = ${updatedAt}
    where id = ${id}`;
}

/**
 * Returns the lots of the warehouse that the counts may mean: each count names a lot id, or a GTIN and a lot number.
 */
export async function findCandidateLots(
  tx: Tx,
  warehouseId: string,
  counts: readonly UnmatchedCount[],
): Promise<CandidateLot[]> {
  const ids = counts.flatMap(({ lotId }) => lotId ?? []);
  const labels = counts.filter(({ lotId }) => lotId === undefined);
  return tx.many<CandidateLot>`
    select lot.id, gtin, lot_number, expires_on from lot join pack on pack.id = pack_id
    where warehouse_id = ${warehouseId} and (lot.id = any(${ids}::uuid[]) or (gtin, lot_number) in (
      select * from unnest(${labels.map(({ gtin }) => gtin)}::text[], ${labels.map(({ lotNumber }) => lotNumber)}::text[])))`;
}

/**
 * Stores each count with the book quantity at the instant of the count. Locks the lots before it reads their ledgers.
 * Otherwise a movement that commits in between would change the ledger but not the quantity that was read.
 */
export async function storeCounts(tx: Tx, stocktakeId: string, counts: readonly LotCount[], by: string, now: Date) {
  const rows = json(counts);
  const onHand = await tx.many<{ id: string; onHand: number }>`
    select id, on_hand from lot where id = any(${counts.map(({ lotId }) => lotId)}::uuid[])
    order by id for no key update`;
  const movements = await tx.many<{ lotId: string; since: number }>`
    select c."lotId" as lot_id, sum(on_hand_change) as since
    from json_to_recordset(${rows}::json) as c("lotId" uuid, "countedAt" timestamptz)
    join stock_ledger on lot_id = c."lotId" and created_at > c."countedAt" group by 1`;
  const since = new Map(movements.map((one) => [one.lotId, one.since]));
  const books = new Map(onHand.map((lot) => [lot.id, bookAt(lot.onHand, since.get(lot.id) ?? 0)]));
  const rowsWithBook = json(counts.map((count) => ({ ...count, book: books.get(count.lotId) })));
  await tx.run`
    insert into stocktake_lot (stocktake_id, lot_id, counted, book, counted_by, counted_at, created_at)
    select ${stocktakeId}, "lotId", counted, book, ${by}, "countedAt", ${now}
    from json_to_recordset(${rowsWithBook}::json) as c("lotId" uuid, counted int, book int, "countedAt" timestamptz)
    on conflict (stocktake_id, lot_id) do update set counted = excluded.counted, book = excluded.book,
      counted_by = excluded.counted_by, counted_at = excluded.counted_at`;
}

export async function countUncounted(tx: Tx, stocktakeId: string): Promise<number> {
  const { left } = await tx.one<{ left: number }>`
    select count(*) as left from stocktake_lot where stocktake_id = ${stocktakeId} and counted is null`;
  return left;
}

export async function countersOf(tx: Tx, stocktakeId: string): Promise<string[]> {
  const counters = await tx.many<{ countedBy: string }>`
    select distinct counted_by from stocktake_lot where stocktake_id = ${stocktakeId} and counted is not null`;
  return counters.map(({ countedBy }) => countedBy);
}

/**
 * Locks the lots whose count differs from the book quantity. Returns their counts, the book quantities at the counts,
 * and the present quantities. `corrected` is true if the ledger has another count or an adjustment after this count.
 */
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

/**
 * Adds the adjustments to the lots and to the ledger. The ledger names the stocktake as the cause and its approver as
 * the actor.
 */
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

/** Clears the counts that differed from the book quantity, so that these lots are counted again. */
export async function clearVariedCounts(tx: Tx, stocktakeId: string): Promise<void> {
  await tx.run`
    update stocktake_lot set counted = null, book = null, counted_by = null, counted_at = null
    where stocktake_id = ${stocktakeId} and counted <> book`;
}
