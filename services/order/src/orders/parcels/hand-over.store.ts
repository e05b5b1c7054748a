/** Reads and writes parcels and their orders when the parcels are handed over to a carrier. */
import type { Tx } from '@toric/messaging/sql';

export type LabelledParcel = {
  readonly id: string;
  readonly number: string;
  readonly orderId: string;
  readonly customerId: string;
  readonly status: string;
  readonly lines: readonly { lineId: string; quantity: number }[];
  /** Names the picking wave that packed the parcel. It is null if a person composed the parcel. */
  readonly packedWaveId: string | null;
  /** Is true if an amendment has replaced lines whose boxes are in the parcel. */
  readonly isOutdated: boolean;
};
export type OrderToLeave = {
  readonly id: string;
  readonly status: string;
  readonly holdCount: number;
  readonly isAmended: boolean;
  /**
   * Holds the time at which the order was confirmed, when its payment was held on the card. It is null for an order
   * that was never confirmed.
   */
  readonly confirmedAt: Date | null;
};

/** Returns the ids of the orders to which the parcels belong, sorted. */
export async function findOrdersOf(tx: Tx, parcelIds: readonly string[]): Promise<string[]> {
  const rows = await tx.many<{ orderId: string }>`
    select distinct order_id from parcel where id = any(${parcelIds}::uuid[]) order by order_id`;
  return rows.map(({ orderId }) => orderId);
}

/** Locks the parcels until the transaction ends. The caller has locked the processes of their orders. */
export const lockParcels = (tx: Tx, ids: readonly string[]): Promise<LabelledParcel[]> =>
  tx.many<LabelledParcel>`
    select id, number, order_id, customer_id, status, lines, packed_wave_id, exists (
        select from jsonb_to_recordset(lines) as part("lineId" uuid)
        where not exists (select from order_line l where l.order_id = parcel.order_id and l.id = part."lineId")) as is_outdated
    from parcel
    where id = any(${ids}::uuid[]) order by created_at, id for update`;

/**
 * Returns the orders with the facts that decide whether their parcels may leave: status, holds, and running amendments.
 * A `part-shipped` order whose rest is being cancelled gets the status `cancelling`, because no further parcel of it
 * leaves.
 */
export const findOrdersToLeave = (tx: Tx, orderIds: readonly string[]): Promise<OrderToLeave[]> =>
  tx.many<OrderToLeave>`
    select id, hold_count, amending_id is not null as is_amended,
      case when exists (select from process p where p.name = 'order-process' and p.key = o.id and p.state = 'dropping-rest')
        then 'cancelling' else status end as status,
      (select min(at) from order_step s where s.order_id = o.id and s.status = 'confirmed') as confirmed_at
    from orders o
    where id = any(${orderIds}::uuid[])`;

/** Marks the parcels as handed over to their carrier. The alarm for late parcels watches them afterwards. */
export function setHandedOver(tx: Tx, ids: readonly string[], manifestId: string | null, now: Date): void {
  tx.expect(ids.length, 'a parcel was handed over by another transaction')`
    update parcel set status = 'handed-over', manifest_id = ${manifestId}::uuid, handed_over_at = ${now}, last_news_at = ${now},
      version = version + 1, updated_at = ${now}
    where id = any(${ids}::uuid[]) and status = 'labelled'`;
}

/**
 * Writes the carriers and tracking numbers of the parcels into their orders. It must run after the order processes have
 * moved, because only an order that is being shipped may have a carrier.
 */
export function showParcels(tx: Tx, parcelIds: readonly string[]): void {
  tx.write`
    update orders o set carrier = p.carrier, tracking_number = p.tracking_number from parcel p
    where p.id = any(${parcelIds}::uuid[]) and o.id = p.order_id and o.status not in ('cancelling', 'cancelled')`;
}

/** Returns the parcels that hold a part of the order and that no carrier has yet, the oldest first. */
export async function findOpenParts(tx: Tx, orderId: string): Promise<string[]> {
  const rows = await tx.many<{ id: string }>`
    select id from parcel where order_id = ${orderId} and lines <> '[]'::jsonb
      and status in ('packed', 'labelling', 'label-failed', 'labelled')
    order by created_at, id`;
  return rows.map(({ id }) => id);
}

type Typed = {
  readonly id: string;
  readonly orderId: string;
  /** Names the parcel that leaves. It is undefined if no parcel holds a part of the order. */
  readonly parcelId: string | undefined;
  readonly carrier: string;
  readonly trackingNumber: string;
};

/**
 * Records the hand-over of an order whose carrier and tracking number a person typed. Both are written to the parcel
 * `parcelId`, or to a parcel of the order without a label. If the order has no such parcel, a new one is created, so
 * that every shipped order has one.
 */
export function recordTypedParcel(tx: Tx, typed: Typed, now: Date): void {
  const { id, orderId, parcelId = null, carrier, trackingNumber } = typed;
  tx.write`
    with known as (
      update parcel set status = 'handed-over', carrier = ${carrier}, tracking_number = ${trackingNumber}, handed_over_at = ${now},
        last_news_at = ${now}, version = version + 1, updated_at = ${now}
      where id = (select id from parcel where order_id = ${orderId} and status in ('packed', 'label-failed')
        and (${parcelId}::uuid is null or id = ${parcelId}::uuid) order by created_at limit 1)
      returning id)
    insert into parcel (id, order_id, order_number, number, customer_id, market, status, carrier, tracking_number, promised_on,
      handed_over_at, last_news_at, created_at, updated_at)
    select ${id}::uuid, o.id, o.number, o.number || '-' || (select count(*) + 1 from parcel p where p.order_id = o.id), o.customer_id,
      o.market, 'handed-over', ${carrier}, ${trackingNumber}, o.promised_on, ${now}::timestamptz, ${now}::timestamptz,
      ${now}::timestamptz, ${now}::timestamptz
    from orders o where o.id = ${orderId} and not exists (select from known)`;
}

/** Marks the parcels of an order as delivered, because a person recorded that the order has arrived. */
export function setDelivered(tx: Tx, orderId: string, now: Date): void {
  tx.write`
    update parcel set status = 'delivered', delivered_at = coalesce(delivered_at, ${now}::timestamptz), recorded_at = ${now},
      delay_reason = null, delayed_at = null, version = version + 1, updated_at = ${now}
    where order_id = ${orderId} and status in ('handed-over', 'in-transit', 'delayed', 'lost')`;
}

/** Locks the processes of the orders, sorted by id, so that two transactions cannot deadlock. */
export function lockProcesses(tx: Tx, orderIds: readonly string[]): void {
  tx.write`
    select from process where name = 'order-process' and key = any(${orderIds}::uuid[]) order by key for update`;
}
