/** Stores manifests. A manifest lists the parcels of one hand-over to a carrier. */
import type { Tx } from '@toric/messaging/sql';
import type { ParcelManifest } from '../../generated/client.ts';

export type StoredManifest = ParcelManifest;

/** Returns the labelled parcels that wait for this carrier, the oldest first. */
export async function findLabelled(tx: Tx, carrier: string, most: number): Promise<string[]> {
  const rows = await tx.many<{ id: string }>`
    select id from parcel where status = 'labelled' and lower(carrier) = lower(${carrier}) order by created_at, id limit ${most}::int`;
  return rows.map(({ id }) => id);
}

type NewManifest = Pick<ParcelManifest, 'id' | 'carrier' | 'parcels' | 'createdBy' | 'createdAt'>;

export async function insertManifest(
  tx: Tx,
  { id, carrier, parcels, createdBy, createdAt }: NewManifest,
): Promise<void> {
  await tx.run`
    insert into parcel_manifest (id, carrier, parcels, created_by, created_at)
    values (${id}, ${carrier}, ${parcels}, ${createdBy}, ${createdAt})`;
}

/** Returns the ids under which the connected carrier knows the parcels. */
export async function findShipmentIds(tx: Tx, parcelIds: readonly string[]): Promise<string[]> {
  const rows = await tx.many<{ carrierShipmentId: string }>`
    select carrier_shipment_id from parcel
    where id = any(${parcelIds}::uuid[]) and is_connected and carrier_shipment_id is not null order by id`;
  return rows.map(({ carrierShipmentId }) => carrierShipmentId);
}

export async function setCarrierReference(tx: Tx, manifestId: string, reference: string): Promise<void> {
  await tx.run`update parcel_manifest set carrier_reference = ${reference} where id = ${manifestId}`;
}
