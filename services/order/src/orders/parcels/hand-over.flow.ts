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
  /**
   * Writes the carriers and tracking numbers of the handed-over parcels into their orders. The caller calls this
   * function after it has moved the processes of the orders.
   */
  readonly show: () => void;
};

const MAY_LEAVE = ['confirmed', 'part-shipped'];

/**
 * Hands labelled parcels over to their carrier, and requests the shipment of their orders. A parcel stays if it has no
 * label, if an amendment has replaced its lines, or if its order is cancelled, on hold, or being amended. If an order
 * has two parcels, the second also stays: it leaves when the boxes of the first parcel are out of stock.
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

/**
 * The payment of an order is held on the card for about seven days, so the rest of the order may wait for six
 * (order.process.ts).
 */
const HELD_MS = 6 * 86_400_000;

/** Returns the milliseconds for which the rest of a partly shipped order may still wait. */
export const restOf = (order: OrderToLeave | undefined, now: Date): number | undefined =>
  order?.confirmedAt ? Math.max(0, order.confirmedAt.getTime() + HELD_MS - now.getTime()) : undefined;

/**
 * Returns the message that requests the shipment of a parcel. A parcel with the whole order is named only by its id.
 * The message about a part of an order also has the lines of the part, and the time for which the rest may wait.
 */
export function requested(
  { id: parcelId, orderId, customerId, lines, packedWaveId }: LabelledParcel,
  restMs: number | undefined,
): Message {
  const whole = { orderId, customerId, parcelId, ...(packedWaveId !== null && { waveId: packedWaveId }) };
  if (lines.length === 0) return ShipmentRequested(whole);
  return ShipmentRequested({ ...whole, lines: [...lines], ...(restMs !== undefined && { restMs }) });
}
