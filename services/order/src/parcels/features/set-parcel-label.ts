import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { PARCEL_NOT_FOUND, PARCEL_TRACKING_TAKEN } from '@toric/contracts/order/parcels/parcel.errors';
import { SetParcelLabel } from '@toric/contracts/order/parcels/parcel.http';
import { ParcelStatus } from '@toric/contracts/order/parcels/parcel';
import { assertWithoutLabel } from '../parcel.ts';
import { isTrackingTaken, lockParcel, setTypedLabel } from '../parcel.store.ts';
import { parcelView } from '../parcel.view.ts';

/** POST /parcels/{parcelId}/label-by-hand. Records the label of a parcel that a person bought elsewhere. */
export const setParcelLabel = command(SetParcelLabel, {
  async run({ params: { parcelId: id }, body: { carrier, trackingNumber }, tx, now }) {
    const parcel = await lockParcel(tx, id);
    if (!parcel) throw PARCEL_NOT_FOUND();
    assertWithoutLabel(ParcelStatus.parse(parcel.status));
    if (await isTrackingTaken(tx, trackingNumber, id)) throw PARCEL_TRACKING_TAKEN();
    const labelled = await setTypedLabel(tx, { id, carrier, trackingNumber }, now);
    return answer(parcelView(labelled)).records({
      ...{ action: 'parcel.labelled', subject: id, customerId: parcel.customerId },
      fields: changed({}, { carrier, trackingNumber }),
    });
  },
});
