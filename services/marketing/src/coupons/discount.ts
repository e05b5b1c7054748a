import type { Reason } from '@toric/contracts/kernel/common';
import { type Money, portion } from '@toric/contracts/kernel/money';
import { type Coupon, isApproved } from './coupon.ts';

export type DiscountRequest = {
  market: string;
  subtotal: Money;
  /** The number of orders that use the coupon at present. */
  used: number;
  /** The number of orders of this customer that use the coupon at present. */
  usedByCustomer: number;
  now: Date;
};
type Decision = { discount: Money } | { refused: Reason };

/**
 * Returns the discount, at most the subtotal. If the coupon does not apply, returns the reason in words for the buyer.
 */
export function decideDiscount(coupon: Coupon | undefined, request: DiscountRequest): Decision {
  if (!coupon) {
    const detail = 'There is no coupon with this code. Check how it is written, or order without it.';
    return { refused: { code: 'coupon.unknown', detail } };
  }
  const refused = refusal(coupon, request);
  if (refused) return { refused };
  const { amount, currency } = request.subtotal;
  const off = coupon.basisPoints === null ? (coupon.amount ?? 0) : portion(amount, coupon.basisPoints);
  return { discount: { amount: Math.min(off, amount), currency } };
}

function refusal(coupon: Coupon, { market, subtotal, used, usedByCustomer, now }: DiscountRequest): Reason | undefined {
  const { code, startsAt, endsAt, currency, minimumSubtotal, totalLimit, perCustomerLimit } = coupon;
  const because = (slug: string, rest: string): Reason => ({
    code: `coupon.${slug}`,
    detail: `The coupon ${code} ${rest}`,
  });
  if (!coupon.active || !isApproved(coupon)) return because('inactive', 'is not in use at present.');
  if (now < startsAt) return because('not-started', `starts on ${day(startsAt)}.`);
  if (endsAt && now >= endsAt) return because('expired', `ended on ${day(endsAt)}.`);
  if (coupon.markets.length > 0 && !coupon.markets.includes(market)) {
    return because('wrong-market', 'is not for orders in this country.');
  }
  if (currency !== null && currency !== subtotal.currency) {
    return because('wrong-currency', `is for orders in ${currency}; this one is in ${subtotal.currency}.`);
  }
  if (minimumSubtotal !== null && subtotal.amount < minimumSubtotal) {
    return because('below-minimum', `applies from ${inWords(minimumSubtotal, subtotal.currency)} on.`);
  }
  if (totalLimit !== null && used >= totalLimit) return because('used-up', 'has been used up.');
  if (perCustomerLimit !== null && usedByCustomer >= perCustomerLimit) {
    const times = perCustomerLimit === 1 ? 'once' : `${perCustomerLimit} times`;
    return because('used-up-for-customer', `can be used ${times} by each customer, and you have used it.`);
  }
  return undefined;
}

const day = (instant: Date): string => instant.toISOString().slice(0, 10);

function inWords(amount: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'code' });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits).replace('\u00a0', ' ');
}
