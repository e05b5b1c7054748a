/** Records the answer of the carrier to a call, in the transaction that marks the call as done. */
import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Vault } from '@toric/chassis/data/vault';
import { emits, type Outcome, performs } from '@toric/messaging/outcome';
import { settleReturnCall } from './back/return-label.flow.ts';
import { applyNews, type Means } from './apply-news.flow.ts';
import { type CarrierCall, carrierCall } from './carriers/carrier-call.ts';
import type { CarrierResult } from './carriers/carrier.ts';
import { setClaimAnswered, setClaimByHand, setClaimFiled } from './claims/claim.store.ts';
import { setCarrierReference } from './manifests/manifest.store.ts';
import { lockParcel, setLabel, setLabelFailed, setShipmentId } from './parcel.store.ts';

/** Records the result of a call to the carrier. Returns what follows from the result: the next call, or messages. */
export async function settleCall(
  means: Means,
  vault: Vault,
  call: CarrierCall,
  result: CarrierResult,
): Promise<Outcome | undefined> {
  const { tx, now } = means;
  switch (call.call) {
    case 'shipment':
    case 'label':
      return settleLabel(means, vault, call, result);
    case 'manifest':
      if (result.kind === 'filed') await setCarrierReference(tx, call.manifestId, result.reference);
      return undefined;
    case 'track': {
      const parcel = result.kind === 'news' ? await lockParcel(tx, call.parcelId) : undefined;
      if (!parcel || result.kind !== 'news') return undefined;
      return emits(...(await applyNews(means, parcel, result.news, 'poll')).messages);
    }
    case 'claim':
      if (result.kind === 'filed') await setClaimFiled(tx, call.claimId, result.reference, now);
      if (result.kind === 'refused' && 'code' in result)
        await setClaimByHand(tx, vault, call.claimId, result.detail, now);
      return undefined;
    case 'claim-status':
      if (result.kind === 'paid')
        await setClaimAnswered(tx, call.claimId, { status: 'paid', paid: result.amount?.amount ?? null }, now);
      if (result.kind === 'refused') await setClaimAnswered(tx, call.claimId, { status: 'refused', paid: null }, now);
      return undefined;
    case 'return-shipment':
    case 'return-label':
    case 'return-void':
    case 'return-track':
      return settleReturnCall({ tx, vault, now }, call, result);
    case 'void':
      return undefined;
  }
}

/**
 * Records a shipment of the carrier or its label. The shipment is announced and stored before its label is bought, so a
 * lost answer buys no second label. A label for a parcel that was cancelled meanwhile is given back to the carrier.
 */
async function settleLabel(
  { tx, now }: Means,
  vault: Vault,
  { parcelId }: { readonly parcelId: string },
  result: CarrierResult,
): Promise<Outcome | undefined> {
  const parcel = await lockParcel(tx, parcelId);
  if (!parcel) return undefined;
  const isWaiting = parcel.status === 'labelling';
  if (result.kind === 'refused') {
    await setLabelFailed(tx, parcelId, { code: result.code, detail: result.detail }, now);
    return undefined;
  }
  if (result.kind === 'shipment') {
    if (!isWaiting) return undefined;
    const { shipmentId } = result;
    await setShipmentId(tx, parcelId, shipmentId, now);
    return performs(carrierCall({ call: 'label', parcelId, shipmentId, service: parcel.service ?? '' }));
  }
  if (result.kind !== 'label') return undefined;
  if (!isWaiting) {
    const shipmentId = parcel.carrierShipmentId;
    return shipmentId === null ? undefined : performs(carrierCall({ call: 'void', parcelId, shipmentId }));
  }
  await setLabel(tx, parcelId, result, await keyringFor(tx, vault, parcel.customerId), now);
  return undefined;
}
