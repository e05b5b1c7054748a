/**
 * Reads packed parcels whose pick was given back after a carrier took them. The message that takes their boxes out of
 * stock may come late. The caller has locked the reservation, which every change of a pick locks, too.
 */
import type { Tx } from '@toric/messaging/sql';
import type { PackedPick } from './open-pick.store.ts';

type Parcel = { readonly orderId: string; readonly waveId: string };
/** `isQuarantined` is true if a box of the parcel was set aside after it was packed. */
type OpenedPick = PackedPick & Parcel & { readonly isQuarantined: boolean };

const columnsOf = (parcels: readonly Parcel[]) => ({
  orderIds: parcels.map(({ orderId }) => orderId),
  waveIds: parcels.map(({ waveId }) => waveId),
});

/** Returns the packed picks of these parcels that were given back, if nobody has put their boxes back. */
export async function findOpenedPicks(tx: Tx, parcels: readonly Parcel[]): Promise<OpenedPick[]> {
  if (parcels.length === 0) return [];
  const { orderIds, waveIds } = columnsOf(parcels);
  return tx.many<OpenedPick>`
    select p.order_id, p.wave_id, bool_or(lot.quarantined) as is_quarantined,
      jsonb_agg(jsonb_build_object('lineId', t.line_id, 'lotId', t.lot_id, 'quantity', t.taken)) as boxes
    from unnest(${orderIds}::uuid[], ${waveIds}::uuid[]) w (order_id, wave_id)
    join picked_order p on p.order_id = w.order_id and p.wave_id = w.wave_id
    join pick_task t on t.wave_id = p.wave_id and t.order_id = p.order_id and t.taken > 0
    join lot on lot.id = t.lot_id
    where p.status = 'given-back' and p.packed_at is not null and p.put_back_at is null
    group by p.order_id, p.wave_id`;
}

/** Marks these picks as packed again, so that nobody looks for boxes that have left. */
export async function closeOpened(tx: Tx, parcels: readonly Parcel[]): Promise<void> {
  if (parcels.length === 0) return;
  const { orderIds, waveIds } = columnsOf(parcels);
  await tx.run`
    update picked_order p set status = 'packed' from unnest(${orderIds}::uuid[], ${waveIds}::uuid[]) w (order_id, wave_id)
    where p.order_id = w.order_id and p.wave_id = w.wave_id`;
}
