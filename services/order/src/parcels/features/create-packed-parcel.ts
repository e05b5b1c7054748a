import type { Vault } from '@toric/chassis/data/vault';
import { OrderPacked } from '@toric/contracts/catalog-inventory/picking/pick.events';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import type { CarrierChoice } from '../pack.flow.ts';
import { parcelOfPacked } from '../packing/parcel-of-packed.flow.ts';

/**
 * ⇐ catalog-inventory.order-packed.v1. Makes the parcel of an order that was packed → customer.seal-parcel-address.v1.
 * While the order is being amended, the parcel waits (`pack-kept.flow.ts`). An order that was cancelled meanwhile gets
 * no parcel: its boxes go back to their shelves.
 */
export const createPackedParcel = ({ vault, choice }: { vault: Vault; choice: CarrierChoice }) =>
  on(OrderPacked, {
    async run({ message: { orderId, waveId = null, parcel }, envelope: { version }, tx, now, newId }) {
      const { lines, weightGrams = null } = parcel;
      const packed = { orderId, waveId, version, lines, weightGrams };
      return emits(...(await parcelOfPacked({ tx, vault, now, newId }, packed, choice)));
    },
  });
