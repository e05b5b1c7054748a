import type { Tx } from '@toric/messaging/sql';

/** Returns the ids of the warehouses with these codes, by code. */
export async function findWarehouses(tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.many<{ id: string; code: string }>`
    select id, code from warehouse where code = any(${codes}::text[])`;
  return new Map(rows.map(({ id, code }) => [code, id]));
}

export type LotHistory = {
  readonly lotId: string;
  readonly lotNumber: string;
  /** Is true if the ledger of the lot has an entry that is neither an import nor the begin or end of a quarantine. */
  readonly isMoved: boolean;
  /** Counts the boxes that imports brought into the lot, less the boxes that an undo took out again. */
  readonly imported: number;
};

/** Returns the ledger history of these lots, by lot id. */
export async function findHistories(tx: Tx, lotIds: readonly string[]): Promise<ReadonlyMap<string, LotHistory>> {
  const rows = await tx.many<LotHistory>`
    select lot.id as lot_id, lot_number, coalesce(bool_or(kind not in ('import', 'quarantine', 'free')), false) as is_moved,
      coalesce(sum(on_hand_change) filter (where kind = 'import'), 0)::int as imported
    from lot left join stock_ledger on lot_id = lot.id
    where lot.id = any(${lotIds}::uuid[]) group by lot.id, lot_number`;
  return new Map(rows.map((history) => [history.lotId, history]));
}

type Opening = { readonly lotId: string; readonly boxes: number };
type Cause = { readonly causeId: string; readonly reason: string; readonly actorId: string; readonly now: Date };

/** Books the boxes of an import into their lots. A negative number takes boxes out. The caller has locked the lots. */
export async function bookImported(tx: Tx, openings: readonly Opening[], cause: Cause): Promise<void> {
  if (openings.length === 0) return;
  const { causeId, reason, actorId, now } = cause;
  const [ids, boxes] = [openings.map(({ lotId }) => lotId), openings.map((one) => one.boxes)];
  await tx.run`
    update lot set on_hand = on_hand + o.boxes
    from unnest(${ids}::uuid[], ${boxes}::int[]) as o(id, boxes) where lot.id = o.id`;
  await tx.run`
    insert into stock_ledger (lot_id, kind, on_hand_change, reserved_change, cause_id, reason, actor_id, created_at)
    select id, 'import', boxes, 0, ${causeId}::uuid, ${reason}, ${actorId}::uuid, ${now}::timestamptz
    from unnest(${ids}::uuid[], ${boxes}::int[]) as o(id, boxes)`;
}

/** Deletes lots that were just inserted for import rows that were then rejected. Keeps lots with ledger entries. */
export async function deleteEmptyLots(tx: Tx, lotIds: readonly string[]): Promise<void> {
  await tx.run`
    delete from lot where id = any(${lotIds}::uuid[]) and on_hand = 0
      and not exists (select from stock_ledger where lot_id = lot.id)`;
}

export type OpenedLot = {
  readonly id: string;
  readonly warehouseId: string;
  readonly packId: string;
  readonly lensId: string;
  readonly lotNumber: string;
  readonly expiresOn: string;
  readonly boxes: number;
};

/** Returns the lots with the number of boxes that imports brought into each. */
export const findOpenedLots = (tx: Tx, ids: readonly string[]): Promise<OpenedLot[]> =>
  tx.many<OpenedLot>`
    select lot.id, warehouse_id, pack_id, lens_id, lot_number, expires_on::text as expires_on, (
      select coalesce(sum(on_hand_change), 0)::int from stock_ledger where lot_id = lot.id and kind = 'import') as boxes
    from lot where id = any(${ids}::uuid[])`;
