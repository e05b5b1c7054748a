import type { Message } from '@toric/contracts/kernel/message';
import { ShipmentRequested } from '@toric/contracts/order/events';
import type { Tx } from '@toric/messaging/sql';
import {
  findOrdersOf,
  findOrdersToLeave,
  type LabelledParcel,
  lockParcels,
  lockProcesses,
  type OrderToLeave,
  setHandedOver,
  showParcels,
} from './hand-over.store.ts';

type Left = { readonly parcelId: string; readonly number: string; readonly status: string };
export type HandedOver = {
  readonly gone: readonly LabelledParcel[];
  readonly left: readonly Left[];
  readonly messages: readonly Message[];
  /** Shows the parcels in their orders. It runs once the processes have moved. */
  readonly show: () => void;
};

const MAY_LEAVE = ['confirmed', 'part-shipped'];

/**
 * Hands labelled parcels over, and requests the shipment of their orders. A parcel stays if it has no label, or if its order
 * is cancelled, on hold, or being changed. Of two parcels of an order the second stays too: it leaves once the boxes of the
 * first are out of stock.
 */
export async function handOver(
  tx: Tx,
  parcelIds: readonly string[],
  { manifestId, now }: { manifestId: string | null; now: Date },
): Promise<HandedOver> {
  const orderIds = await findOrdersOf(tx, parcelIds);
  lockProcesses(tx, orderIds);
  const [parcels, orders] = await Promise.all([lockParcels(tx, parcelIds), findOrdersToLeave(tx, orderIds)]);
  const open = new Map(orders.map((order) => [order.id, order]));
  const gone: LabelledParcel[] = [];
  const left: Left[] = [];
  for (const parcel of parcels) {
    const order = open.get(parcel.orderId);
    const stays = whyItStays(parcel, order);
    if (stays === undefined) gone.push(parcel);
    else left.push({ parcelId: parcel.id, number: parcel.number, status: stays });
    if (stays === undefined && order) open.set(order.id, { ...order, status: 'shipping' });
  }
  const ids = gone.map(({ id }) => id);
  if (ids.length > 0) setHandedOver(tx, ids, manifestId, now);
  const messages = gone.map((parcel) => requested(parcel, restOf(open.get(parcel.orderId), now)));
  return { gone, left, messages, show: () => showParcels(tx, ids) };
}

function whyItStays({ status, isOutdated }: LabelledParcel, order: OrderToLeave | undefined): string | undefined {
  if (status !== 'labelled') return status;
  if (isOutdated) return 'amended';
  if (!order || !MAY_LEAVE.includes(order.status)) return order?.status ?? 'unknown';
  if (order.holdCount > 0) return 'on-hold';
  return order.isAmended ? 'amending' : undefined;
}

/** A card is held for about seven days, so what is left of an order may wait for six (order.process.ts). */
const HELD_MS = 6 * 86_400_000;

/** Returns how long the rest of an order may still wait. */
const restOf = (order: OrderToLeave | undefined, now: Date): number | undefined =>
  order?.confirmedAt ? Math.max(0, order.confirmedAt.getTime() + HELD_MS - now.getTime()) : undefined;

/** A parcel with the whole order needs no more than its id. A part says what is in it, and how long the rest may wait. */
function requested({ id: parcelId, orderId, customerId, lines }: LabelledParcel, restMs: number | undefined): Message {
  const whole = { orderId, customerId, parcelId };
  if (lines.length === 0) return ShipmentRequested(whole);
  return ShipmentRequested({ ...whole, lines: [...lines], ...(restMs !== undefined && { restMs }) });
}
