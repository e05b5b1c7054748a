import type { Vault } from '@toric/chassis/data/vault';
import type { Message } from '@toric/contracts/kernel/message';
import { PARCEL_ORDER_NOT_FOUND, PARCEL_ORDER_NOT_READY } from '@toric/contracts/order/parcels/parcel.errors';
import type { Tx } from '@toric/messaging/sql';
import { lockProcess } from '../orders/order.store.ts';
import { askForAddress } from './label.flow.ts';
import { assertPackable, contentsOf, type Part } from './parcel.ts';
import { findHeldParts, findOrderToPack, insertParcel, isAmending, type StoredParcel } from './parcel.store.ts';

/** Describes the connected carrier, with the data that packing needs. */
export type CarrierChoice = { readonly isConnected: boolean; readonly service: string };
type Packed = {
  readonly orderId: string;
  readonly lines: readonly Part[] | undefined;
  readonly weightGrams: number | undefined;
  readonly service?: string | undefined;
  readonly carrier?: string | undefined;
  readonly trackingNumber?: string | undefined;
  /** Names the message that reported the packed boxes. It is absent if a person creates the parcel. */
  readonly packed?: { readonly version: number; readonly waveId: string | null };
};
export type PackMeans = { readonly tx: Tx; readonly vault: Vault; readonly now: Date; readonly newId: () => string };

/**
 * Creates a parcel of an order whose boxes are packed. A parcel with a typed tracking number already has its label. For
 * any other parcel, a label is requested from the connected carrier. Throws if the order may not be packed, if it is
 * being amended, or if all its boxes are in parcels.
 */
export async function packParcel(
  { tx, vault, now, newId }: PackMeans,
  packed: Packed,
  { isConnected, service: usual }: CarrierChoice,
): Promise<{ parcel: StoredParcel; messages: Message[] }> {
  const { orderId, weightGrams = null, carrier = null, trackingNumber = null, service = usual } = packed;
  lockProcess(tx, orderId);
  const order = await findOrderToPack(tx, orderId);
  if (!order) throw PARCEL_ORDER_NOT_FOUND();
  assertPackable(order.status);
  // during an amendment, the parcel would get the former lines, and its label the former address
  if (await isAmending(tx, orderId)) throw PARCEL_ORDER_NOT_READY({ status: 'amending' });
  const lines = contentsOf(order.lines, await findHeldParts(tx, orderId), packed.lines);
  const status = trackingNumber === null ? 'packed' : 'labelled';
  const parcel = await insertParcel(
    tx,
    {
      id: newId(),
      order,
      lines,
      status,
      carrier,
      trackingNumber,
      service: carrier === null ? service : null,
      weightGrams,
      packed: packed.packed ?? null,
    },
    now,
  );
  if (status === 'labelled' || !isConnected) return { parcel, messages: [] };
  const asked = await askForAddress(tx, vault, parcel, { service, now });
  return { parcel: asked.parcel, messages: [asked.message] };
}
