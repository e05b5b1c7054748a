/** Decides whether an order is held because of its amendment. */
import type { OrderHoldKind } from '@toric/contracts/order/holds/order-hold.http';
import { decideHolds, type HoldRules, type Signs } from '../../orders/holds/hold.ts';
import { type Terms, totalOf } from '../terms.ts';

/**
 * Returns the reasons for which the amended order is held, by the rules for a new order. Otherwise a small order could grow
 * beyond the amount that is held, or move to an address at which no parcel arrives. A change that does neither holds nothing.
 */
export function holdsOfAmendment(rules: HoldRules, signs: Signs, before: Terms, after: Terms): OrderHoldKind[] {
  const isOtherAddress = after.shippingAddressId !== before.shippingAddressId;
  const grows = totalOf(after) > totalOf(before);
  if (!isOtherAddress && !grows) return [];
  const kinds = decideHolds(rules, signs, { amount: totalOf(after), currency: after.currency });
  return kinds.filter((kind) => (kind === 'address' ? isOtherAddress : grows));
}
