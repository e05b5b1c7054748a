/** Stores packed boxes until a parcel of their order may be made, and stores which picks were given back. */
import { json, type Tx } from '@toric/messaging/sql';
import { LEAVING, type Part } from '../parcel.ts';
import type { StoredParcel } from '../parcel.store.ts';

/**
 * Describes the boxes that one picking wave packed. `version` is the version of the message about them, so the newer of
 * two messages is known.
 */
export type PackedOrder = {
  readonly orderId: string;
  readonly version: number;
  /** Names the picking wave. It is null in messages of an earlier version, which did not name the wave. */
  readonly waveId: string | null;
  readonly weightGrams: number | null;
  readonly lines: readonly Part[];
};

/** Stores the boxes of an order that is being amended, or of which another parcel is leaving. */
export function keepPacked(tx: Tx, { orderId, version, waveId, weightGrams, lines }: PackedOrder, now: Date): void {
  tx.write`
    insert into packed_order (order_id, version, wave_id, weight_grams, lines, created_at)
    values (${orderId}, ${version}, ${waveId}::uuid, ${weightGrams}::int, ${json(lines)}::jsonb, ${now}) on conflict do nothing`;
}

/**
 * Locks and returns the oldest packed boxes whose order is no longer being amended and has no parcel that is leaving.
 * Skips rows that another transaction has locked.
 */
export const lockPackable = (tx: Tx, most: number): Promise<PackedOrder[]> =>
  tx.many<PackedOrder>`
    select p.order_id, p.version, p.wave_id, p.weight_grams, p.lines from packed_order p join orders o on o.id = p.order_id
    where o.amending_id is null and o.status <> all(${LEAVING}::text[]) order by p.created_at, p.order_id, p.version limit ${most}::int for update of p skip locked`;

export function dropPacked(tx: Tx, { orderId, version }: PackedOrder): void {
  tx.write`delete from packed_order where order_id = ${orderId} and version = ${version}::int`;
}

type Pick = { readonly orderId: string; readonly waveId: string | null; readonly version: number };

/**
 * Records that a picking wave gave the pick of the order back, as the message of this version reports. The messages
 * about picks may come in any order, so the newest message counts. A message that names no wave counts for all waves.
 */
export function noteGivenBack(tx: Tx, { orderId, waveId, version }: Pick): void {
  if (waveId === null)
    tx.write`
      update orders set given_back_version = greatest(given_back_version, ${version}::int) where id = ${orderId}`;
  else
    tx.write`
      insert into given_back_pick as known (order_id, wave_id, version) values (${orderId}, ${waveId}, ${version}::int)
      on conflict (order_id, wave_id) do update set version = greatest(known.version, excluded.version)`;
}

/** Returns true if the pick of the order was given back by a message that is newer than this version. */
export const isGivenBackSince = async (tx: Tx, { orderId, waveId, version }: Pick): Promise<boolean> =>
  (await tx.maybe`
    select from orders where id = ${orderId} and (given_back_version > ${version}::int or exists (
      select from given_back_pick g where g.order_id = orders.id and g.version > ${version}::int
        and (${waveId}::uuid is null or g.wave_id = ${waveId}::uuid)))`) !== undefined;

/**
 * Locks and returns the parcels that a picking wave packed before the message of this version and that no carrier has.
 * The parcels of other waves are not changed, because those waves are closed.
 */
export const lockPackedBefore = (tx: Tx, { orderId, waveId, version }: Pick): Promise<StoredParcel[]> =>
  tx.many<StoredParcel>`
    select * from parcel where order_id = ${orderId} and packed_version < ${version}::int
      and (${waveId}::uuid is null or packed_wave_id is null or packed_wave_id = ${waveId}::uuid)
      and status in ('packed', 'labelling', 'label-failed', 'labelled')
    order by created_at, id for update`;
