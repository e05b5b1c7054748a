import type { Vault } from '@toric/chassis/data/vault';
import { ParcelAddressSealed } from '@toric/contracts/customer/people/parcel-address.events';
import { performs } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { returnAnnouncement } from '../return-label.flow.ts';
import { lockReturnLabel } from '../return-label.store.ts';

/**
 * ⇐ customer.parcel-address-sealed.v1. Announces the returned parcel to the carrier (call-carrier.ts). If the label is
 * no longer needed, the sealed address is dropped: its key is destroyed, so nobody can open it. The address of a parcel
 * that is no return is ignored.
 */
export const buyReturnLabel = ({ vault }: { vault: Vault }) =>
  on(ParcelAddressSealed, {
    async run({ message: { parcelId, sealed }, tx }) {
      const label = await lockReturnLabel(tx, parcelId);
      if (label?.status !== 'asked' || label.sealedBoxKey === null) return undefined;
      return performs(returnAnnouncement(vault, label, label.sealedBoxKey, sealed));
    },
  });
