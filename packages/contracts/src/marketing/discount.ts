// Decides whether a coupon applies, and computes the discount. The marketing service uses this file when an order
// redeems a coupon. The order service uses it when an order is placed or quoted. So both give the same discount and the
// same refusal.
import { amountInWords } from '../iso/currency.ts';
import type { BusinessError } from '../kernel/business-error.ts';
import { type Money, portion } from '../kernel/money.ts';
import {
  COUPON_BELOW_MINIMUM,
  COUPON_EXPIRED,
  COUPON_INACTIVE,
  COUPON_NOT_STARTED,
  COUPON_UNKNOWN,
  COUPON_USED_UP,
  COUPON_USED_UP_FOR_CUSTOMER,
  COUPON_WRONG_CURRENCY,
  COUPON_WRONG_MARKET,
} from './marketing.errors.ts';

/**
 * Describes the terms of a coupon. Exactly one of `basisPoints` (1/100 %) and `amount` (minor units) is set. `currency`
 * is the currency of `amount` and of `minimumSubtotal`.
 */
export type CouponTerms = {
  readonly code: string;
  readonly basisPoints: number | null;
  readonly amount: number | null;
  readonly minimumSubtotal: number | null;
  readonly currency: string | null;
  readonly markets: readonly string[];
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly perCustomerLimit: number | null;
  readonly active: boolean;
};

/** Describes the order that wants to use a coupon. */
export type CouponUse = {
  readonly market: string;
  readonly subtotal: Money;
  /** Is true if all customers together have used the coupon as often as its terms permit. */
  readonly usedUp: boolean;
  /** Counts the orders of this order's customer that use the coupon at present. */
  readonly usedByCustomer: number;
  readonly now: Date;
};

/**
 * Returns the discount of a coupon for an order, at most the subtotal. Returns the refusal if the coupon does not
 * apply.
 */
export function discountFor(
  terms: CouponTerms | undefined,
  use: CouponUse,
): { discount: Money } | { refused: BusinessError } {
  const refused = terms ? refusalOf(terms, use) : COUPON_UNKNOWN();
  if (refused || !terms) return { refused: refused ?? COUPON_UNKNOWN() };
  const { amount, currency } = use.subtotal;
  const off = terms.basisPoints === null ? (terms.amount ?? 0) : portion(amount, terms.basisPoints);
  return { discount: { amount: Math.min(off, amount), currency } };
}

const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);

function refusalOf(terms: CouponTerms, use: CouponUse): BusinessError | undefined {
  const { code, startsAt, endsAt, markets } = terms;
  if (!terms.active) return COUPON_INACTIVE({ code });
  if (use.now < startsAt) return COUPON_NOT_STARTED({ code, day: dayOf(startsAt) });
  if (endsAt && use.now >= endsAt) return COUPON_EXPIRED({ code, day: dayOf(endsAt) });
  if (markets.length > 0 && !markets.includes(use.market)) return COUPON_WRONG_MARKET({ code });
  return refusalByAmount(terms, use) ?? refusalByUses(terms, use);
}

function refusalByAmount(terms: CouponTerms, { subtotal }: CouponUse): BusinessError | undefined {
  const { code, currency, minimumSubtotal } = terms;
  if (currency !== null && currency !== subtotal.currency) {
    return COUPON_WRONG_CURRENCY({ code, currency, ordered: subtotal.currency });
  }
  if (minimumSubtotal === null || subtotal.amount >= minimumSubtotal) return undefined;
  return COUPON_BELOW_MINIMUM({ code, minimum: amountInWords(minimumSubtotal, subtotal.currency) });
}

function refusalByUses(terms: CouponTerms, { usedUp, usedByCustomer }: CouponUse): BusinessError | undefined {
  const { code, perCustomerLimit } = terms;
  if (usedUp) return COUPON_USED_UP({ code });
  if (perCustomerLimit === null || usedByCustomer < perCustomerLimit) return undefined;
  return COUPON_USED_UP_FOR_CUSTOMER({ code, times: perCustomerLimit });
}
