import type { Message } from '@toric/contracts/kernel/message';
import { ShipmentRequested } from '@toric/contracts/order/events';
import { PARCEL_STATUS, PARCELS_SEVERAL } from '@toric/contracts/order/parcels/parcel.errors';
import type { Tx } from '@toric/messaging/sql';
import { requested, restOf } from './hand-over.flow.ts';
import { findOpenParts, lockParcels, type OrderToLeave, recordTypedParcel } from './hand-over.store.ts';

type Typed = {
  readonly order: OrderToLeave & { readonly customerId: string };
  readonly carrier: string;
  readonly trackingNumber: string;
};
type Means = { readonly tx: Tx; readonly now: Date; readonly newId: () => string };
const WITHOUT_LABEL = ['packed', 'label-failed'];

/**
 * Hands an order over whose carrier and tracking number a person typed. If one parcel with a part of the order is
 * packed, only that part leaves, because the other boxes are not packed yet. Throws if it is not clear which parcel
 * leaves: several are packed, or the packed parcel has a label already. The caller has locked the process of the order.
 * It calls `record` after it has moved the process.
 */
export async function shipTyped(
  { tx, now, newId }: Means,
  { order, carrier, trackingNumber }: Typed,
): Promise<{ message: Message; record: () => void }> {
  const { id: orderId, customerId } = order;
  const [parcel, ...others] = await lockParcels(tx, await findOpenParts(tx, orderId));
  if (parcel?.isOutdated) throw PARCEL_STATUS({ status: 'amended' });
  if (parcel && (others.length > 0 || !WITHOUT_LABEL.includes(parcel.status))) throw PARCELS_SEVERAL();
  return {
    message: parcel ? requested(parcel, restOf(order, now)) : ShipmentRequested({ orderId, customerId }),
    record: () => recordTypedParcel(tx, { id: newId(), orderId, parcelId: parcel?.id, carrier, trackingNumber }, now),
  };
}
