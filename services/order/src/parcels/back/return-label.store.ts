/** Writes the labels of returns, and reads them inside a transaction. */
import type { Keyring } from '@toric/chassis/data/vault';
import type { ReturnLabelStatus } from '@toric/contracts/order/returns/label.http';
import { json, type Tx } from '@toric/messaging/sql';
import type { ReturnLabel } from '../../generated/client.ts';
import type { Label } from '../carriers/carrier.ts';
import type { News } from '../parcel.ts';

export type StoredReturnLabel = Omit<ReturnLabel, 'sealedFile'>;

export const lockReturnLabel = (tx: Tx, id: string): Promise<ReturnLabel | undefined> =>
  tx.maybe<ReturnLabel>`select * from return_label where id = ${id} for update`;

export const lockLabelOfReturn = (tx: Tx, returnId: string): Promise<ReturnLabel | undefined> =>
  tx.maybe<ReturnLabel>`select * from return_label where return_id = ${returnId} for update`;

/**
 * Locks and returns the return label with this tracking number. Ignores case, because a carrier may write the number in
 * either case.
 */
export const lockLabelByTracking = (tx: Tx, trackingNumber: string): Promise<ReturnLabel | undefined> =>
  tx.maybe<ReturnLabel>`
    select * from return_label where upper(tracking_number) = upper(${trackingNumber})
    order by created_at desc limit 1 for update`;

export type NewReturnLabel = {
  readonly id: string;
  readonly orderReturn: {
    readonly id: string;
    readonly number: string;
    readonly orderId: string;
    readonly orderNumber: string;
    readonly customerId: string;
  };
  readonly service: string;
  readonly sealedBoxKey: string;
  readonly requestedBy: string;
};

/** Stores that a label of a return was requested. A label that failed before is requested again. */
export const setAsked = (tx: Tx, label: NewReturnLabel, now: Date): Promise<ReturnLabel> => {
  const { id, orderReturn, service, sealedBoxKey, requestedBy } = label;
  return tx.one<ReturnLabel>`
    insert into return_label (id, return_id, return_number, order_id, order_number, customer_id, status, service,
      sealed_box_key, requested_by, created_at, updated_at)
    values (${id}, ${orderReturn.id}, ${orderReturn.number}, ${orderReturn.orderId}, ${orderReturn.orderNumber},
      ${orderReturn.customerId}, 'asked', ${service}, ${sealedBoxKey}, ${requestedBy}, ${now}, ${now})
    on conflict (return_id) do update set status = 'asked', service = excluded.service, failure_code = null,
      failure_detail = null, sealed_box_key = excluded.sealed_box_key, carrier_shipment_id = null, updated_at = ${now}
    returning *`;
};

/**
 * Records why a return has no label. Deletes the key of the sealed address, so that the address can no longer be
 * opened.
 */
export async function setFailed(
  tx: Tx,
  id: string,
  { code, detail }: { readonly code: string; readonly detail: string },
  now: Date,
): Promise<void> {
  await tx.run`
    update return_label set status = 'failed', failure_code = ${code}, failure_detail = ${detail}, sealed_box_key = null,
      updated_at = ${now} where id = ${id} and status = 'asked'`;
}

/** Stores the id of the carrier's shipment before its label is bought. */
export async function setShipment(tx: Tx, id: string, shipmentId: string, now: Date): Promise<void> {
  await tx.run`
    update return_label set carrier_shipment_id = ${shipmentId}, sealed_box_key = null, updated_at = ${now} where id = ${id}`;
}

const fileCell = (id: string) => ({ table: 'return_label', column: 'sealed_file', row: id });

/** Stores the label of a return, sealed under the key of the customer. */
export async function setReady(tx: Tx, id: string, label: Label, keys: Keyring, now: Date): Promise<void> {
  const sealed = keys.sealBytes(fileCell(id), Buffer.from(label.file, 'base64'));
  const { carrier, service, trackingNumber, mediaType, cost = null } = label;
  await tx.run`
    update return_label set status = 'ready', carrier = ${carrier}, service = ${service}, tracking_number = ${trackingNumber},
      media_type = ${mediaType}, sealed_file = ${sealed}, cost_amount = ${cost?.amount ?? null}::int,
      cost_currency = ${cost?.currency ?? null}::text, updated_at = ${now}
    where id = ${id}`;
}

/** Returns the decrypted bytes of a return label. Returns undefined if the label has no file. */
export const openFile = ({ id, sealedFile }: ReturnLabel, keys: Keyring): Buffer | undefined =>
  sealedFile === null ? undefined : keys.openBytes(fileCell(id), Buffer.from(sealedFile));

export async function countFetch(tx: Tx, id: string): Promise<void> {
  await tx.run`update return_label set printed_times = printed_times + 1 where id = ${id}`;
}

export async function setDropped(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.run`
    update return_label set status = 'cancelled', media_type = null, sealed_file = null, sealed_box_key = null, updated_at = ${now}
    where id = ${id}`;
}

type Way = {
  readonly status: ReturnLabelStatus;
  readonly news: readonly News[];
  readonly lastNewsAt: Date;
  readonly arrivedAt: Date | null;
};

/** Stores the carrier's news of a returned parcel, and the state of the label that follows from them. */
export async function setWay(
  tx: Tx,
  id: string,
  { status, news, lastNewsAt, arrivedAt }: Way,
  now: Date,
): Promise<void> {
  await tx.run`
    update return_label set status = ${status}, news = ${json(news)}::jsonb, last_news_at = ${lastNewsAt}::timestamptz,
      arrived_at = ${arrivedAt}::timestamptz, updated_at = ${now}
    where id = ${id}`;
}

/**
 * Locks return labels that nobody has used for 25 days, and whose return has ended without a box. Carriers refund an
 * unused label for about 30 days.
 */
export const lockUnusedLabels = (tx: Tx, now: Date, most: number): Promise<StoredReturnLabel[]> =>
  tx.many<StoredReturnLabel>`
    select l.* from return_label l join order_return r on r.id = l.return_id
    where l.status = 'ready' and l.created_at < ${now}::timestamptz - interval '25 days'
      and r.status in ('expired', 'closed', 'refused', 'cancelled')
      and not exists (select from return_box b where b.return_id = r.id)
    order by l.created_at, l.id limit ${most}::int for update of l skip locked`;

type Asked = { readonly id: string; readonly trackingNumber: string };

/**
 * Chooses the return labels about whose parcels the carrier is asked next, and stores the time. These labels are at
 * most 60 days old, had no news for six hours, and were not asked about for four hours.
 */
export const chooseWaysToTrack = (tx: Tx, now: Date, most: number): Promise<Asked[]> =>
  tx.many<Asked>`
    update return_label set asked_at = ${now}
    where id in (
      select id from return_label
      where status in ('ready', 'on-its-way') and created_at > ${now}::timestamptz - interval '60 days'
        and coalesce(last_news_at, updated_at) < ${now}::timestamptz - interval '6 hours'
        and (asked_at is null or asked_at < ${now}::timestamptz - interval '4 hours')
      order by created_at limit ${most}::int for update skip locked)
    returning id, tracking_number`;

/** Returns the return labels of a customer, for an access request. */
export const findPersonalLabels = (tx: Tx, customerId: string): Promise<object[]> =>
  tx.many<object>`
    select id, return_id, status, carrier, service, tracking_number, printed_times, last_news_at, arrived_at, created_at
    from return_label where customer_id = ${customerId} order by created_at, id`;

/** Removes the files of the return labels of erased customers, because a label shows the name of the customer. */
export async function forgetLabels(tx: Tx, customerIds: readonly string[]): Promise<void> {
  await tx.run`
    update return_label set media_type = null, sealed_file = null, sealed_box_key = null
    where customer_id = any(${customerIds}::uuid[]) and (media_type is not null or sealed_box_key is not null)`;
}
