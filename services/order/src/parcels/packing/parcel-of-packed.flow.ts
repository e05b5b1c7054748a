import type { Message } from '@toric/contracts/kernel/message';
import { lockProcess } from '../../orders/order.store.ts';
import { type CarrierChoice, type PackMeans, packParcel } from '../pack.flow.ts';
import { fits, isLeaving, isPackable } from '../parcel.ts';
import { findHeldParts, findOrderToPack, isAmending } from '../parcel.store.ts';
import { dropPacked, isGivenBackSince, keepPacked, type PackedOrder } from './packed-order.store.ts';

/**
 * Creates the parcel of packed boxes → customer.seal-parcel-address.v1. While the order is being amended, its lines and
 * its address may change, so the boxes are kept until the amendment has ended. They are also kept while another parcel
 * of the order is leaving and is charged. No parcel is created if the order was cancelled, if all of it has left, or if
 * the pick was given back meanwhile.
 */
export async function parcelOfPacked(means: PackMeans, packed: PackedOrder, choice: CarrierChoice): Promise<Message[]> {
  const { tx, now } = means;
  const { orderId, version, waveId, weightGrams, lines } = packed;
  // locks the process before the order is read, so that a shipment or an amendment that commits meanwhile is seen
  lockProcess(tx, orderId);
  const order = await findOrderToPack(tx, orderId);
  const isWaiting = order !== undefined && isLeaving(order.status);
  const isOpen =
    order !== undefined && (isWaiting || isPackable(order.status)) && !(await isGivenBackSince(tx, packed));
  if (isOpen && (isWaiting || (await isAmending(tx, orderId)))) {
    keepPacked(tx, packed, now);
    return [];
  }
  dropPacked(tx, packed);
  // somebody has already created the parcel by hand, or the boxes no longer belong to the order's lines
  if (!isOpen || !fits(order.lines, await findHeldParts(tx, orderId), lines)) return [];
  const asked = { orderId, lines, weightGrams: weightGrams ?? undefined, packed: { version, waveId } };
  return (await packParcel(means, asked, choice)).messages;
}
