import type { Reason } from '@toric/contracts/kernel/common';
import type { Money } from '@toric/contracts/kernel/money';
import { discountFor } from '@toric/contracts/marketing/discount';
import { type Coupon, isInUse, isUsedUp } from './coupon.ts';

export type DiscountRequest = {
  market: string;
  subtotal: Money;
  /** Holds the number of orders that use the coupon at present. */
  used: number;
  /** Holds the number of orders of this customer that use the coupon at present. */
  usedByCustomer: number;
  now: Date;
};
type Decision = { discount: Money } | { refused: Reason };

/**
 * Returns the discount, which is at most the subtotal. If the coupon does not apply, returns the reason in words for
 * the buyer.
 */
export function decideDiscount(coupon: Coupon | undefined, { used, ...use }: DiscountRequest): Decision {
  const terms = coupon && { ...coupon, active: isInUse(coupon) };
  const decision = discountFor(terms, { ...use, usedUp: coupon !== undefined && isUsedUp({ ...coupon, used }) });
  if ('discount' in decision) return decision;
  const { slug: code, message: detail } = decision.refused;
  return { refused: { code, detail } };
}
