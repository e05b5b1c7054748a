import { PARCEL_NOT_FOUND, PARCEL_NOT_LABELLED, PARCEL_STATUS } from '@toric/contracts/order/parcels/parcel.errors';
import type { Tx } from '@toric/messaging/sql';
import { type HandedOver, handOver } from './hand-over.flow.ts';
import { findOrdersOf } from './hand-over.store.ts';

const WITHOUT_LABEL = ['packed', 'labelling', 'label-failed'];

/**
 * Hands one labelled parcel of an order over to its carrier. Throws if the parcel belongs to another order, has no
 * label, or has left.
 */
export async function shipParcel(
  tx: Tx,
  { orderId, parcelId }: { readonly orderId: string; readonly parcelId: string },
  now: Date,
): Promise<HandedOver> {
  if ((await findOrdersOf(tx, [parcelId]))[0] !== orderId) throw PARCEL_NOT_FOUND();
  const handed = await handOver(tx, [parcelId], { manifestId: null, now });
  const [left] = handed.left;
  if (!left) return handed;
  throw WITHOUT_LABEL.includes(left.status) ? PARCEL_NOT_LABELLED() : PARCEL_STATUS({ status: left.status });
}
