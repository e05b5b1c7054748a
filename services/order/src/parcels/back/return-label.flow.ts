/**
 * Requests the label of a return: the customer service seals the address, the carrier sells the label, and then the
 * carrier's news of the parcel are followed.
 */
import { keyringFor } from '@toric/chassis/data/data-key.store';
import { newBoxKeys, openBox } from '@toric/chassis/data/sealed-box';
import type { Vault } from '@toric/chassis/data/vault';
import { parcelAddressContext, SealParcelAddress } from '@toric/contracts/customer/people/parcel-address.events';
import { ReturnLabelReady } from '@toric/contracts/order/returns/label.events';
import type { Message } from '@toric/contracts/kernel/message';
import { type EffectCall, emits, type Outcome, performs } from '@toric/messaging/outcome';
import type { Tx } from '@toric/messaging/sql';
import type { CarrierResult } from '../carriers/carrier.ts';
import { addressContext, type CarrierCall, carrierCall, USUAL_WEIGHT_GRAMS } from '../carriers/carrier-call.ts';
import type { News } from '../parcel.ts';
import { wayWith } from './way-back.ts';
import {
  lockLabelOfReturn,
  lockReturnLabel,
  lockUnusedLabels,
  type NewReturnLabel,
  setAsked,
  setDropped,
  setFailed,
  setReady,
  setShipment,
  setWay,
  type StoredReturnLabel,
} from './return-label.store.ts';

const boxContext = (labelId: string) => `key of return label ${labelId}`;

/**
 * Requests the address from which the goods of a return come → customer.seal-parcel-address.v1. The customer service
 * seals its answer for a key of this label alone. The key is destroyed as soon as the carrier has the address.
 */
export async function askForReturn(
  { tx, vault, now }: { readonly tx: Tx; readonly vault: Vault; readonly now: Date },
  wanted: Omit<NewReturnLabel, 'sealedBoxKey'>,
): Promise<{ label: StoredReturnLabel; message: Message }> {
  const { publicKey, privateKey } = newBoxKeys();
  const label = await setAsked(
    tx,
    { ...wanted, sealedBoxKey: vault.sealShared(boxContext(wanted.id), privateKey) },
    now,
  );
  const { orderId } = wanted.orderReturn;
  return { label, message: SealParcelAddress({ parcelId: label.id, orderId, publicKey }) };
}

/**
 * Returns the call that announces the returned parcel to the carrier. The address in the call is sealed by the order
 * service.
 */
export function returnAnnouncement(vault: Vault, label: StoredReturnLabel, boxKey: string, sealed: string): EffectCall {
  const privateKey = vault.openShared(boxContext(label.id), boxKey);
  const address = openBox(privateKey, parcelAddressContext(label.id), sealed);
  return carrierCall({
    call: 'return-shipment',
    labelId: label.id,
    returnNumber: label.returnNumber,
    weightGrams: USUAL_WEIGHT_GRAMS,
    sealedAddress: vault.sealShared(addressContext(label.id), address),
  });
}

type Means = { readonly tx: Tx; readonly vault: Vault; readonly now: Date };
type ReturnCall = Extract<CarrierCall, { labelId: string }>;

/**
 * Records the carrier's answer about the label of a return → order.return-label-ready.v1. A shipment is stored before
 * its label is bought, so a lost answer does not buy a second label. A label is given back to the carrier if the return
 * was cancelled before the label came.
 */
export async function settleReturnCall(
  means: Means,
  call: ReturnCall,
  result: CarrierResult,
): Promise<Outcome | undefined> {
  const { tx, vault, now } = means;
  const { labelId } = call;
  const label = await lockReturnLabel(tx, labelId);
  if (!label) return undefined;
  const isWaiting = label.status === 'asked';
  if (result.kind === 'news') {
    await applyWay(tx, label, result.news, now);
    return undefined;
  }
  if (call.call === 'return-void') return undefined;
  if (result.kind === 'refused' && 'code' in result) {
    await setFailed(tx, labelId, { code: result.code, detail: result.detail }, now);
    return undefined;
  }
  if (result.kind === 'shipment') {
    if (!isWaiting) return undefined;
    const { shipmentId } = result;
    await setShipment(tx, labelId, shipmentId, now);
    return performs(carrierCall({ call: 'return-label', labelId, shipmentId, service: label.service }));
  }
  if (result.kind !== 'label') return undefined;
  if (!isWaiting) return performs(...givenBack(label));
  await setReady(tx, labelId, result, await keyringFor(tx, vault, label.customerId), now);
  const { returnId, returnNumber, orderId, orderNumber, customerId } = label;
  return emits(ReturnLabelReady({ returnId, returnNumber, orderId, orderNumber, customerId }));
}

const givenBack = ({ id: labelId, carrierShipmentId: shipmentId }: StoredReturnLabel): EffectCall[] =>
  shipmentId === null ? [] : [carrierCall({ call: 'return-void', labelId, shipmentId })];

/**
 * Drops the label of a cancelled return, and returns the call that gives the label back to the carrier. Keeps the label
 * of a parcel that is already under way.
 */
export async function dropReturnLabel(tx: Tx, returnId: string, now: Date): Promise<EffectCall[]> {
  const label = await lockLabelOfReturn(tx, returnId);
  if (!label || !['asked', 'failed', 'ready'].includes(label.status)) return [];
  await setDropped(tx, label.id, now);
  return label.status === 'ready' ? givenBack(label) : [];
}

/** Drops the return labels that nobody has used, and returns the calls that give them back to the carrier. */
export async function dropUnusedLabels(tx: Tx, now: Date, most: number): Promise<EffectCall[]> {
  const calls: EffectCall[] = [];
  for (const label of await lockUnusedLabels(tx, now, most)) {
    await setDropped(tx, label.id, now);
    calls.push(...givenBack(label));
  }
  return calls;
}

/**
 * Adds the carrier's news of a returned parcel, and updates the state of its label. News that are already stored change
 * nothing.
 */
export async function applyWay(tx: Tx, label: StoredReturnLabel, news: readonly News[], now: Date): Promise<void> {
  const way = wayWith(label, news);
  if (way) await setWay(tx, label.id, way, now);
}
