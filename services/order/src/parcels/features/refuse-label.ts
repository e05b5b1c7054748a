import { ParcelAddressRefused } from '@toric/contracts/customer/people/parcel-address.events';
import { on } from '@toric/messaging/subscription';
import { setLabelFailed } from '../parcel.store.ts';

/**
 * ⇐ customer.parcel-address-refused.v1. Records that the customer service has no address for the parcel, so the parcel
 * gets no label.
 */
export const refuseLabel = on(ParcelAddressRefused, {
  async run({ message: { parcelId }, tx, now }) {
    const detail =
      'No address is kept for the order: it was cancelled, its customer was erased, or a prescriber is asked.';
    await setLabelFailed(tx, parcelId, { code: 'no-address', detail }, now);
    return undefined;
  },
});
