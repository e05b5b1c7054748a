import type { Tx } from '@toric/messaging/sql';
import { BOXES_PER_LOT_AT_MOST } from '@toric/contracts/catalog-inventory/stock/stock.http';
import type { Lot } from './lot.ts';

export async function findLot(tx: Tx, lotId: string): Promise<Lot | undefined> {
  return tx.maybe<Lot>`
    select lot.id, warehouse_id, pack.product_id, pack_id, gtin, lens_id, parameters, lot_number, expires_on, made_from, made_until,
      master_udi_di, labelled_by_shop, bin, on_hand,
      reserved, quarantined, lot.created_at
    from lot join pack on pack.id = pack_id join lens on lens.id = lens_id
    where lot.id = ${lotId}`;
}

/**
 * Adds `delta` to the boxes on hand and returns true. Returns false, and changes nothing, if the lot does not exist,
 * would have fewer boxes than are reserved, or would get more than BOXES_PER_LOT_AT_MOST.
 */
export async function changeOnHand(tx: Tx, lotId: string, delta: number): Promise<boolean> {
  const changed = await tx.run`
    update lot set on_hand = on_hand + ${delta}::int
    where id = ${lotId} and on_hand::bigint + ${delta}::int >= reserved
      and (${delta}::int < 0 or on_hand::bigint + ${delta}::int <= ${BOXES_PER_LOT_AT_MOST}::int)`;
  return changed === 1;
}

/**
 * Returns the number of boxes of the lot that this person added or took out by hand since `since`. The caller has
 * changed the lot in this transaction, which locks it, so no change of another transaction is missed.
 */
export async function countByHand(tx: Tx, lotId: string, { actorId, since }: { actorId: string; since: Date }) {
  const { boxes } = await tx.one<{ boxes: number }>`
    select coalesce(sum(abs(on_hand_change)), 0) as boxes from stock_ledger
    where lot_id = ${lotId} and kind in ('adjust', 'discard') and actor_id = ${actorId} and created_at > ${since}`;
  return boxes;
}

/**
 * Returns true if a recall, or a person other than `actorId`, keeps the lot in quarantine. The person is the actor of
 * the newest quarantine entry in the ledger whose cause is not a recall version.
 */
export async function isQuarantinedByOthers(tx: Tx, lotId: string, actorId: string): Promise<boolean> {
  const { others } = await tx.one<{ others: boolean }>`
    select exists (
      select from quarantine where lot_id = ${lotId} and (recall_id is not null or ${actorId}::uuid is distinct from (
        select actor_id from stock_ledger as entry
        where entry.lot_id = ${lotId} and kind = 'quarantine'
          and not exists (select from recall_version where recall_version.id = cause_id)
        order by position desc limit 1))) as others`;
  return others;
}

type Movement = {
  kind: 'adjust' | 'discard';
  id: string;
  lotId: string;
  delta: number;
  reason: string;
  actorId: string;
  now: Date;
};

export async function recordMovement(tx: Tx, movement: Movement): Promise<void> {
  const { kind, id, lotId, delta, reason, actorId, now } = movement;
  await tx.run`
    insert into stock_ledger (lot_id, kind, on_hand_change, reserved_change, cause_id, reason, actor_id, created_at)
    values (${lotId}, ${kind}, ${delta}, 0, ${id}, ${reason}, ${actorId}, ${now})`;
}

/** Sets the bin of the lot. Does nothing if the lot does not exist. */
export async function setBin(tx: Tx, lotId: string, bin: string | null): Promise<void> {
  await tx.run`update lot set bin = ${bin} where id = ${lotId}`;
}
