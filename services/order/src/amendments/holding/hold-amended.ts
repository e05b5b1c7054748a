/** Decides whether an order is put on hold because of its amendment, by the hold rules for a new order. */
import type { OrderHoldKind } from '@toric/contracts/order/holds/order-hold.http';
import { decideHolds, type HoldRules, type Signs } from '../../orders/holds/hold.ts';
import { type Terms, totalOf } from '../terms.ts';

/**
 * Returns the reasons for a hold on the amended order, by the rules for a new order. Otherwise a small order could grow
 * beyond the limit of the rules, or move to an address to which no parcel can be delivered. An amendment that neither
 * increases the total nor changes the address causes no hold.
 */
export function holdsOfAmendment(rules: HoldRules, signs: Signs, before: Terms, after: Terms): OrderHoldKind[] {
  const isOtherAddress = after.shippingAddressId !== before.shippingAddressId;
  const grows = totalOf(after) > totalOf(before);
  if (!isOtherAddress && !grows) return [];
  const kinds = decideHolds(rules, signs, { amount: totalOf(after), currency: after.currency });
  return kinds.filter((kind) => (kind === 'address' ? isOtherAddress : grows));
}
