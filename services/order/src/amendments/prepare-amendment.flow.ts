import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import type { Actor } from '@toric/contracts/kernel/access';
import type { AmendOrderBody } from '@toric/contracts/order/amendments/amendment.http';
import { AMENDMENT_PACKED } from '@toric/contracts/order/amendments/amendment.errors';
import { ORDER_NOT_FOUND } from '@toric/contracts/order/order.errors';
import type { Tx } from '@toric/messaging/sql';
import type { LensIds } from '@toric/optics/lens-id';
import type { PlaceDigests } from '@toric/optics/place-digest';
import { findCredit } from '../credit/credit.store.ts';
import { findCoupon } from '../orders/coupon.store.ts';
import type { HoldRules } from '../orders/holds/hold.ts';
import { findOffers } from '../orders/offer.store.ts';
import { findOrder, type StoredOrder } from '../orders/order.store.ts';
import { findTerms } from '../orders/placing/terms.flow.ts';
import { findHeldParts } from '../parcels/parcel.store.ts';
import { readStamps } from '../sale-terms.store.ts';
import { type AmendmentDecision, decideAmendment, placeAfter, type Present } from './amendment.ts';
import { presentOf } from './amendment.store.ts';
import { refusedForMore } from './approval/more-credit.ts';
import { chargeFor } from './charge.ts';

export type AmendmentSettings = {
  readonly vault: Vault;
  readonly lensIds: LensIds;
  readonly places: PlaceDigests;
  readonly cutAlone: number;
  /** Holds the number of days for which an amendment with a low price may wait for a second person. */
  readonly approvalDays: number;
  readonly unsuitableOrders: number;
  readonly holds: HoldRules;
};
type Wish = { readonly orderId: string; readonly body: AmendOrderBody };
type Means = {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly self: string | undefined;
  readonly now: Date;
  readonly newId: () => string;
};
export type Prepared = {
  readonly order: StoredOrder;
  readonly present: Present;
  readonly keys: Keyring;
  readonly decision: AmendmentDecision;
};

/**
 * Reads an order with all data that its amendment needs, and decides about the amendment. The quote and the amendment
 * share these steps, so that a quote never promises an amendment that is then refused.
 */
export async function prepareAmendment(settings: AmendmentSettings, wish: Wish, means: Means): Promise<Prepared> {
  const { tx, actor, self, now, newId } = means;
  const { orderId, body } = wish;
  const order = await findOrder(tx, orderId, self);
  if (!order) throw ORDER_NOT_FOUND();
  const keys = await keyringFor(tx, settings.vault, order.customerId);
  // an erased customer has no key any more, so the parameters of her lenses cannot be decrypted
  if (!order.lines.every(({ sealedParameters }) => sealedParameters === null || keys.hasKeyOf(sealedParameters)))
    throw ORDER_NOT_FOUND();
  const present = presentOf(order, keys);
  const asked = [...present.terms.lines, ...(body.added ?? []).map(({ line }) => line)];
  const [offers, coupon, credit, stamps, parcels] = await Promise.all([
    findOffers(tx, asked),
    findCoupon(tx, order.couponCode ?? undefined, order.customerId),
    findCredit(tx, order.customerId),
    readStamps(tx),
    findHeldParts(tx, orderId),
  ]);
  const { lensIds, cutAlone } = settings;
  const byStaff = actor.kind !== 'customer';
  const place = placeAfter(body, present.terms) ?? undefined;
  const charge = chargeFor({ present, sale: await findTerms(tx, stamps), offers, place, now });
  const decided = decideAmendment({ present, body, offers, coupon, charge, byStaff, cutAlone, lensIds, now, newId });
  const refused = decided.after && refusedForMore(credit, present.terms, decided.after);
  // an order that is no longer confirmed has parcels too, but nobody can cancel parcels that have left
  const packed = present.status === 'confirmed' && parcels.length > 0 ? [AMENDMENT_PACKED()] : [];
  const refusals = [...packed, ...decided.refusals, ...(refused ? [refused] : [])];
  return { order, present, keys, decision: { ...decided, refusals } };
}
