import { ParcelAddressRefused } from '@toric/contracts/customer/people/parcel-address.events';
import { on } from '@toric/messaging/subscription';
import { setFailed } from '../return-label.store.ts';

/**
 * ⇐ customer.parcel-address-refused.v1. Records that the customer service has no address for the label of a return, so
 * the return gets no label.
 */
export const refuseReturnLabel = on(ParcelAddressRefused, {
  async run({ message: { parcelId }, tx, now }) {
    const detail = 'No address is kept for the order: its customer was erased, or a prescriber is asked.';
    await setFailed(tx, parcelId, { code: 'no-address', detail }, now);
    return undefined;
  },
});
