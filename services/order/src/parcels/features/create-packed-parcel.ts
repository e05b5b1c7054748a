import type { Vault } from '@toric/chassis/data/vault';
import { OrderPacked } from '@toric/contracts/catalog-inventory/picking/pick.events';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { lockProcess } from '../../orders/order.store.ts';
import { type CarrierChoice, packParcel } from '../pack.flow.ts';
import { fits, isPackable } from '../parcel.ts';
import { findHeldParts, findOrderToPack, isAmending, isGivenBackSince } from '../parcel.store.ts';

/**
 * ⇐ catalog-inventory.order-packed.v1. Creates the parcel of an order that was packed →
 * customer.seal-parcel-address.v1. An order that was cancelled meanwhile gets none: its boxes go back to their shelves.
 * An order gets none either if it has left meanwhile, is being amended, or if its pick was given back since.
 */
export const createPackedParcel = ({ vault, choice }: { vault: Vault; choice: CarrierChoice }) =>
  on(OrderPacked, {
    async run({ message: { orderId, parcel }, envelope: { version }, tx, now, newId }) {
      const { lines, weightGrams } = parcel;
      // locked before the order is read, so that a shipment that commits meanwhile is seen
      lockProcess(tx, orderId);
      const order = await findOrderToPack(tx, orderId);
      if (!order || !isPackable(order.status)) return undefined;
      if (await isAmending(tx, orderId)) return undefined;
      if (await isGivenBackSince(tx, orderId, version)) return undefined;
      // a person has already made the parcel, or its boxes no longer belong to the order
      if (!fits(order.lines, await findHeldParts(tx, orderId), lines)) return undefined;
      const packed = { orderId, lines, weightGrams, packedVersion: version };
      const { messages } = await packParcel({ tx, vault, now, newId }, packed, choice);
      return emits(...messages);
    },
  });
