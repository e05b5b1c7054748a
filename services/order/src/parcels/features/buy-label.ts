import type { Vault } from '@toric/chassis/data/vault';
import { ParcelAddressSealed } from '@toric/contracts/customer/people/parcel-address.events';
import { performs } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { announcement } from '../label.flow.ts';
import { lockParcel } from '../parcel.store.ts';

/**
 * ⇐ customer.parcel-address-sealed.v1. Announces the parcel to the carrier (call-carrier.ts). If the parcel no longer
 * waits for a label, the sealed address is dropped: its key is destroyed, so nobody can open it.
 */
export const buyLabel = ({ vault }: { vault: Vault }) =>
  on(ParcelAddressSealed, {
    async run({ message: { parcelId, sealed }, tx }) {
      const parcel = await lockParcel(tx, parcelId);
      if (parcel?.status !== 'labelling' || parcel.sealedBoxKey === null) return undefined;
      return performs(announcement(vault, parcel, parcel.sealedBoxKey, sealed));
    },
  });
