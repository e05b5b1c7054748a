import { sealFor } from '@toric/chassis/data/sealed-box';
import type { Vault } from '@toric/chassis/data/vault';
import {
  parcelAddressContext,
  ParcelAddressRefused,
  ParcelAddressSealed,
  SealParcelAddress,
} from '@toric/contracts/customer/people/parcel-address.events';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { findCustomerKeys } from '../../data-key.store.ts';
import { openKeptAddress } from '../../people/order-address.store.ts';
import { findParcelAddress } from '../shipment-address.store.ts';

/**
 * ⇐ customer.seal-parcel-address.v1. Encrypts the stored address of an order with the public key of one parcel →
 * customer.parcel-address-sealed.v1. If the order has no such address or its customer was erased, emits
 * customer.parcel-address-refused.v1. Writes the reading to the change record.
 */
export const sealParcelAddress = ({ vault }: { vault: Vault }) =>
  on(SealParcelAddress, {
    async run({ message: { parcelId, orderId, publicKey }, tx }) {
      const kept = await findParcelAddress(tx, orderId);
      const keys = kept && (await findCustomerKeys(tx, vault, kept.customerId, undefined));
      if (!kept || !keys) return emits(ParcelAddressRefused({ parcelId, orderId }));
      const address = JSON.stringify(openKeptAddress(keys, kept));
      const sealed = sealFor(publicKey, parcelAddressContext(parcelId), address);
      const actor = { kind: 'process', id: null } as const;
      return emits(ParcelAddressSealed({ parcelId, orderId, sealed })).records({
        ...{ action: 'order-address.read', subject: orderId, customerId: kept.customerId, actor },
      });
    },
  });
