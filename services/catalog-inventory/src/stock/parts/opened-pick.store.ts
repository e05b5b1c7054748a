/**
 * Reads packed parcels whose pick was given back after a carrier took them. The message that takes their boxes out of
 * stock may come late. The caller has locked the reservation, which every change of a pick locks, too.
 */
import type { Tx } from '@toric/messaging/sql';
import type { PackedPick } from './open-pick.store.ts';

/**
 * Returns the packed pick of this wave that was given back, if nobody has put its boxes back on their shelves. Returns
 * none without a wave, because then it is unknown which pick the parcel belongs to.
 */
export const findOpenedPicks = async (tx: Tx, orderId: string, waveId: string | undefined): Promise<PackedPick[]> =>
  waveId === undefined
    ? []
    : tx.many<PackedPick>`
        select p.wave_id, jsonb_agg(jsonb_build_object('lineId', t.line_id, 'lotId', t.lot_id, 'quantity', t.taken)) as boxes
        from picked_order p join pick_task t on t.wave_id = p.wave_id and t.order_id = p.order_id and t.taken > 0
        where p.order_id = ${orderId} and p.wave_id = ${waveId} and p.status = 'given-back' and p.packed_at is not null
          and p.put_back_at is null
        group by p.wave_id`;

/**
 * Marks a given-back pick as packed again, so that nobody looks for boxes that have left. Other picks do not change.
 */
export async function closeOpened(tx: Tx, orderId: string, waveId: string): Promise<void> {
  await tx.run`
    update picked_order set status = 'packed' where order_id = ${orderId} and wave_id = ${waveId} and status = 'given-back'
      and packed_at is not null and put_back_at is null`;
}
