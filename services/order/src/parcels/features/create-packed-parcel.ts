import type { Vault } from '@toric/chassis/data/vault';
import { OrderPacked } from '@toric/contracts/catalog-inventory/picking/pick.events';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { type CarrierChoice, packParcel } from '../pack.flow.ts';
import { findHeldParts, findOrderToPack } from '../parcel.store.ts';

/**
 * ⇐ catalog-inventory.order-packed.v1. Makes the parcel of an order that was packed → customer.seal-parcel-address.v1. An order
 * that was cancelled meanwhile gets none: its boxes go back to their shelves.
 */
export const createPackedParcel = ({ vault, choice }: { vault: Vault; choice: CarrierChoice }) =>
  on(OrderPacked, {
    async run({ message: { orderId, parcel }, tx, now, newId }) {
      const order = await findOrderToPack(tx, orderId);
      if (order?.status !== 'confirmed' && order?.status !== 'part-shipped') return undefined;
      // somebody has made the parcel by hand already
      if ((await findHeldParts(tx, orderId)).some((held) => held.length === 0)) return undefined;
      const { lines, weightGrams } = parcel;
      const { messages } = await packParcel({ tx, vault, now, newId }, { orderId, lines, weightGrams }, choice);
      return emits(...messages);
    },
  });
