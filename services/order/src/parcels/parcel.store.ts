/** Stores parcels and their labels, and reads them inside a transaction. */
import type { Keyring } from '@toric/chassis/data/vault';
import { json, type Tx } from '@toric/messaging/sql';
import type { Parcel as ParcelRow } from '../generated/client.ts';
import type { Part, Standing } from './parcel.ts';

export type StoredParcel = ParcelRow;

type OrderToPack = {
  readonly id: string;
  readonly number: string;
  readonly customerId: string;
  readonly market: string;
  readonly status: string;
  readonly promisedOn: string | null;
  readonly lines: readonly { id: string; quantity: number }[];
};

/**
 * Returns the order whose boxes are packed, without its services, which are in no parcel. The caller has locked the
 * process of the order, so its state does not change. If the rest of the order is being cancelled, its status is
 * `cancelling`, so no box of it is packed.
 */
export const findOrderToPack = (tx: Tx, orderId: string): Promise<OrderToPack | undefined> =>
  tx.maybe<OrderToPack>`
    select id, number, customer_id, market, promised_on,
      case when exists (select from process p where p.name = 'order-process' and p.key = o.id and p.state = 'dropping-rest')
        then 'cancelling' else status end as status,
      (select coalesce(json_agg(json_build_object('id', l.id, 'quantity', l.quantity)), '[]') from order_line l
        where l.order_id = o.id and l.goods <> 'service') as lines
    from orders o where id = ${orderId}`;

/** Returns true while an amendment of the order runs, which may change its lines and its address. */
export const isAmending = async (tx: Tx, orderId: string): Promise<boolean> =>
  (await tx.maybe`select from orders where id = ${orderId} and amending_id is not null`) !== undefined;

/**
 * Returns the contents of the parcels of the order. A cancelled parcel counts as empty. A lost or returned parcel still
 * counts: its boxes have left the stock, and the order counts them as shipped.
 */
export async function findHeldParts(tx: Tx, orderId: string): Promise<Part[][]> {
  const rows = await tx.many<{ lines: Part[] }>`
    select lines from parcel where order_id = ${orderId} and status <> 'cancelled'`;
  return rows.map(({ lines }) => lines);
}

/** Returns true if another parcel has this tracking number and was neither delivered, returned nor cancelled. */
export async function isTrackingTaken(tx: Tx, trackingNumber: string, exceptId: string): Promise<boolean> {
  const other = await tx.maybe`
    select from parcel where upper(tracking_number) = upper(${trackingNumber}) and id <> ${exceptId}
      and status not in ('cancelled', 'delivered', 'returned') limit 1`;
  return other !== undefined;
}

type NewParcel = {
  readonly id: string;
  readonly order: OrderToPack;
  readonly lines: readonly Part[];
  readonly status: 'packed' | 'labelled';
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  readonly service: string | null;
  readonly weightGrams: number | null;
  /** Names the message that reported the packed boxes. It is null for a parcel that a person created. */
  readonly packed: { readonly version: number; readonly waveId: string | null } | null;
};

/** Inserts a parcel with the next number of its order. */
export const insertParcel = (
  tx: Tx,
  { id, order, lines, status, carrier, trackingNumber, service, weightGrams, packed }: NewParcel,
  now: Date,
): Promise<StoredParcel> =>
  tx.one<StoredParcel>`
    insert into parcel (id, order_id, order_number, number, customer_id, market, status, carrier, tracking_number, service,
      weight_grams, packed_version, packed_wave_id, lines, promised_on, created_at, updated_at)
    select ${id}::uuid, ${order.id}::uuid, ${order.number}::text,
      ${order.number}::text || '-' || (select count(*) + 1 from parcel p where p.order_id = ${order.id}::uuid),
      ${order.customerId}::uuid, ${order.market}::text, ${status}::text, ${carrier}::text, ${trackingNumber}::text, ${service}::text,
      ${weightGrams}::int, ${packed?.version ?? null}::int, ${packed?.waveId ?? null}::uuid, ${json(lines)}::jsonb, ${order.promisedOn}::text, ${now}::timestamptz, ${now}::timestamptz
    returning *`;

export const lockParcel = (tx: Tx, id: string): Promise<StoredParcel | undefined> =>
  tx.maybe<StoredParcel>`select * from parcel where id = ${id} for update`;

/**
 * Locks and returns the newest parcel with this tracking number whose label the connected carrier sold. The comparison
 * ignores case.
 */
export const lockByTracking = (tx: Tx, trackingNumber: string): Promise<StoredParcel[]> =>
  tx.many<StoredParcel>`
    select * from parcel where upper(tracking_number) = upper(${trackingNumber}) and is_connected
    order by created_at desc limit 1 for update`;

type LabelAsked = { readonly id: string; readonly service: string; readonly sealedBoxKey: string };

export const setLabelling = (tx: Tx, { id, service, sealedBoxKey }: LabelAsked, now: Date): Promise<StoredParcel> =>
  tx.one<StoredParcel>`
    update parcel set status = 'labelling', service = ${service}, sealed_box_key = ${sealedBoxKey}, failure_code = null,
      failure_detail = null, version = version + 1, updated_at = ${now}
    where id = ${id} returning *`;

type Typed = { readonly id: string; readonly carrier: string; readonly trackingNumber: string };

export const setTypedLabel = (tx: Tx, { id, carrier, trackingNumber }: Typed, now: Date): Promise<StoredParcel> =>
  tx.one<StoredParcel>`
    update parcel set status = 'labelled', carrier = ${carrier}, tracking_number = ${trackingNumber}, is_connected = false,
      failure_code = null, failure_detail = null, version = version + 1, updated_at = ${now}
    where id = ${id} returning *`;

/**
 * Records why a parcel has no label. The key of the parcel is destroyed, so that its sealed address can no longer be
 * opened.
 */
export async function setLabelFailed(
  tx: Tx,
  id: string,
  failure: { readonly code: string; readonly detail: string },
  now: Date,
): Promise<void> {
  await tx.run`
    update parcel set status = 'label-failed', failure_code = ${failure.code}, failure_detail = ${failure.detail},
      sealed_box_key = null, version = version + 1, updated_at = ${now}
    where id = ${id} and status = 'labelling'`;
}

/** Stores the id of the carrier's shipment before its label is bought. */
export async function setShipmentId(tx: Tx, id: string, shipmentId: string, now: Date): Promise<void> {
  await tx.run`
    update parcel set carrier_shipment_id = ${shipmentId}, sealed_box_key = null, updated_at = ${now} where id = ${id}`;
}

const labelCell = (parcelId: string) => ({ table: 'parcel_label', column: 'sealed', row: parcelId });

type BoughtLabel = {
  readonly carrier: string;
  readonly service: string;
  readonly trackingNumber: string;
  readonly mediaType: string;
  readonly file: string;
};

/** Stores the label of a parcel, sealed under the key of the customer. */
export async function setLabel(tx: Tx, id: string, label: BoughtLabel, keys: Keyring, now: Date): Promise<void> {
  const sealed = keys.sealBytes(labelCell(id), Buffer.from(label.file, 'base64'));
  await tx.run`
    insert into parcel_label (parcel_id, sealed, created_at) values (${id}, ${sealed}, ${now}) on conflict do nothing`;
  await tx.run`
    update parcel set status = 'labelled', carrier = ${label.carrier}, service = ${label.service}, is_connected = true,
      tracking_number = ${label.trackingNumber}, label_media_type = ${label.mediaType}, version = version + 1, updated_at = ${now}
    where id = ${id}`;
}

/** Returns the decrypted bytes of a label. Returns undefined if the parcel has no label file. */
export async function openLabel(tx: Tx, id: string, keys: Keyring): Promise<Buffer | undefined> {
  const row = await tx.maybe<{ sealed: Buffer }>`select sealed from parcel_label where parcel_id = ${id}`;
  return row && keys.openBytes(labelCell(id), row.sealed);
}

/** Counts a download of the label of a parcel. */
export async function countPrint(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.run`update parcel set printed_times = printed_times + 1, printed_at = ${now} where id = ${id}`;
}

export async function setCancelled(tx: Tx, id: string, now: Date): Promise<StoredParcel> {
  await tx.run`delete from parcel_label where parcel_id = ${id}`;
  return tx.one<StoredParcel>`
    update parcel set status = 'cancelled', label_media_type = null, sealed_box_key = null, version = version + 1, updated_at = ${now}
    where id = ${id} returning *`;
}

/**
 * Stores the state of a parcel that follows from the carrier's news. A delay ends as soon as the parcel moves again.
 */
export const setStanding = (
  tx: Tx,
  id: string,
  { status, delay, lastNewsAt, deliveredAt }: Standing,
  now: Date,
): Promise<StoredParcel> =>
  tx.one<StoredParcel>`
    update parcel set status = ${status}, last_news_at = greatest(last_news_at, ${lastNewsAt}::timestamptz),
      delivered_at = ${deliveredAt}::timestamptz, delay_reason = ${delay}::text,
      delayed_at = case when ${delay}::text is null then null else coalesce(delayed_at, ${now}::timestamptz) end,
      version = version + 1, updated_at = ${now}
    where id = ${id} returning *`;

/** Marks a parcel as delayed because the alarm found it late, although the carrier sent no news of a delay. */
export const setDelayed = (tx: Tx, id: string, reason: string, now: Date): Promise<StoredParcel> =>
  tx.one<StoredParcel>`
    update parcel set status = 'delayed', delay_reason = ${reason}, delayed_at = ${now}, version = version + 1, updated_at = ${now}
    where id = ${id} returning *`;

/** Records that the customer was notified of the delay of a parcel. Returns false if she was notified before. */
export async function claimDelayTold(tx: Tx, id: string, now: Date): Promise<boolean> {
  return (await tx.run`update parcel set delay_told_at = ${now} where id = ${id} and delay_told_at is null`) === 1;
}
