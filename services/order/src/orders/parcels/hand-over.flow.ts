import type { Message } from '@toric/contracts/kernel/message';
import { ShipmentRequested } from '@toric/contracts/order/events';
import type { Tx } from '@toric/messaging/sql';
import {
  findOrdersOf,
  findOrdersToLeave,
  type LabelledParcel,
  lockParcels,
  lockProcesses,
  setHandedOver,
  showParcels,
} from './hand-over.store.ts';

export type Left = { readonly parcelId: string; readonly number: string; readonly status: string };
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
  return { gone, left, messages: gone.map(requested), show: () => showParcels(tx, ids) };
}

type OrderState = { readonly status: string; readonly holdCount: number; readonly isAmended: boolean };

function whyItStays({ status }: LabelledParcel, order: OrderState | undefined): string | undefined {
  if (status !== 'labelled') return status;
  if (!order || !MAY_LEAVE.includes(order.status)) return order?.status ?? 'unknown';
  if (order.holdCount > 0) return 'on-hold';
  return order.isAmended ? 'amending' : undefined;
}

const requested = ({ id: parcelId, orderId, customerId, lines }: LabelledParcel): Message =>
  ShipmentRequested({ orderId, customerId, parcelId, ...(lines.length > 0 && { lines: [...lines] }) });
