import { PickEnded } from '@toric/contracts/catalog-inventory/picking/pick.events';
import { performs } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { lockProcess } from '../../orders/order.store.ts';
import { carrierCall } from '../carriers/carrier-call.ts';
import { lockPackedBefore, noteGivenBack } from '../packing/packed-order.store.ts';
import { setCancelled } from '../parcel.store.ts';

/**
 * ⇐ catalog-inventory.pick-ended.v1. Cancels the parcels of an order whose pick was given back, because their boxes
 * were taken out, and gives their labels back to the carrier. A parcel that a person made stays, because nobody took
 * its boxes out.
 */
export const cancelOpenedParcels = on(PickEnded, {
  async run({ message: { orderId, waveId = null, outcome }, envelope: { version }, tx, now }) {
    if (outcome !== 'given-back') return undefined;
    lockProcess(tx, orderId);
    // the message that the order was packed comes by a queue of its own, and may arrive after this message
    noteGivenBack(tx, { orderId, waveId, version });
    const opened = await lockPackedBefore(tx, { orderId, waveId, version });
    for (const { id } of opened) await setCancelled(tx, id, now);
    const calls = opened.flatMap(({ id: parcelId, isConnected, carrierShipmentId: shipmentId }) =>
      isConnected && shipmentId !== null ? carrierCall({ call: 'void', parcelId, shipmentId }) : [],
    );
    return performs(...calls).records(
      ...opened.map(({ id, customerId }) => ({ action: 'parcel.cancelled' as const, subject: id, customerId })),
    );
  },
});
