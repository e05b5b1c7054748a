import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { PARCEL_NOT_FOUND } from '@toric/contracts/order/parcels/parcel.errors';
import { CancelParcel } from '@toric/contracts/order/parcels/parcel.http';
import { ParcelStatus } from '@toric/contracts/order/parcels/parcel';
import { carrierCall } from '../carriers/carrier-call.ts';
import { assertCancellable } from '../parcel.ts';
import { lockParcel, setCancelled } from '../parcel.store.ts';
import { parcelView } from '../parcel.view.ts';

/**
 * POST /parcels/{parcelId}/cancel. Cancels a parcel that no carrier has yet, and gives its label back to the carrier.
 */
export const cancelParcel = command(CancelParcel, {
  async run({ params: { parcelId }, tx, now }) {
    const parcel = await lockParcel(tx, parcelId);
    if (!parcel) throw PARCEL_NOT_FOUND();
    assertCancellable(ParcelStatus.parse(parcel.status));
    const { customerId, isConnected, carrierShipmentId: shipmentId } = parcel;
    const cancelled = await setCancelled(tx, parcelId, now);
    const reply = answer(parcelView(cancelled)).records({ action: 'parcel.cancelled', subject: parcelId, customerId });
    if (!isConnected || shipmentId === null) return reply;
    return reply.performs(carrierCall({ call: 'void', parcelId, shipmentId }));
  },
});
