import { newBoxKeys, openBox } from '@toric/chassis/data/sealed-box';
import type { Vault } from '@toric/chassis/data/vault';
import { parcelAddressContext, SealParcelAddress } from '@toric/contracts/customer/people/parcel-address.events';
import type { Message } from '@toric/contracts/kernel/message';
import type { EffectCall } from '@toric/messaging/outcome';
import type { Tx } from '@toric/messaging/sql';
import { addressContext, carrierCall, USUAL_WEIGHT_GRAMS } from './carriers/carrier-call.ts';
import { setLabelling, type StoredParcel } from './parcel.store.ts';

const boxContext = (parcelId: string) => `key of parcel ${parcelId}`;

/**
 * Requests the address of a parcel from the customer service → customer.seal-parcel-address.v1. Only a key of this
 * parcel opens the answer. The key is destroyed as soon as the carrier has the address.
 */
export async function askForAddress(
  tx: Tx,
  vault: Vault,
  parcel: Pick<StoredParcel, 'id' | 'orderId'>,
  { service, now }: { service: string; now: Date },
): Promise<{ parcel: StoredParcel; message: Message }> {
  const { publicKey, privateKey } = newBoxKeys();
  const sealedBoxKey = vault.sealShared(boxContext(parcel.id), privateKey);
  const asked = await setLabelling(tx, { id: parcel.id, service, sealedBoxKey }, now);
  return { parcel: asked, message: SealParcelAddress({ parcelId: parcel.id, orderId: parcel.orderId, publicKey }) };
}

/**
 * Returns the call that announces the parcel to the carrier. The address in the call is sealed by the order service.
 */
export function announcement(vault: Vault, parcel: StoredParcel, boxKey: string, sealed: string): EffectCall {
  const privateKey = vault.openShared(boxContext(parcel.id), boxKey);
  const address = openBox(privateKey, parcelAddressContext(parcel.id), sealed);
  return carrierCall({
    call: 'shipment',
    parcelId: parcel.id,
    orderNumber: parcel.number,
    weightGrams: parcel.weightGrams ?? USUAL_WEIGHT_GRAMS,
    sealedAddress: vault.sealShared(addressContext(parcel.id), address),
  });
}
