// Decides the terms of a coupon, and checks new or changed terms. discount.ts decides whether a coupon applies to an
// order.
import {
  AFTER_START,
  AT_LEAST_USED,
  COUPON_EMPTY_WINDOW,
  COUPON_LIMIT_BELOW_USE,
  COUPON_MIXED_CURRENCY,
  COUPON_OWN_APPROVAL,
  MUST_BE_CURRENCY,
} from '@toric/contracts/marketing/marketing.errors';
import {
  type ChangeCouponBody,
  COUPON_ALONE_AT_MOST,
  type CouponDiscount,
  type CouponView,
  type CreateCouponBody,
} from '@toric/contracts/marketing/marketing.http';
import type { CouponTerms } from '@toric/contracts/marketing/discount';
import type { Message } from '@toric/contracts/kernel/message';
import type { Money } from '@toric/contracts/kernel/money';
import { CouponChanged } from '@toric/contracts/marketing/events';

/** Describes a coupon: the terms that decide whether it applies to an order, and its own record. */
export type Coupon = CouponTerms & {
  readonly id: string;
  readonly description: string;
  readonly totalLimit: number | null;
  /**
   * Names the person who created the coupon or last changed its terms. It is null for coupons that are older than this
   * column.
   */
  readonly changedBy: string | null;
  /** Names the person who approved the present terms. It is null if nobody has approved them. */
  readonly approvedBy: string | null;
  readonly used: number;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/**
 * Returns true if the discount of the coupon may exceed COUPON_ALONE_AT_MOST of an order. An amount is compared with
 * the minimum subtotal.
 */
export function needsApproval({ basisPoints, amount, minimumSubtotal }: Coupon): boolean {
  if (basisPoints !== null) return basisPoints > COUPON_ALONE_AT_MOST;
  return (amount ?? 0) * 10_000 > (minimumSubtotal ?? 0) * COUPON_ALONE_AT_MOST;
}

/** Returns true if the coupon is approved or needs no approval. */
export const isApproved = (coupon: Coupon): boolean => !needsApproval(coupon) || coupon.approvedBy !== null;

/**
 * Returns the coupon with the approval of its present terms. Refuses the person who created or changed the coupon. A
 * coupon that needs no approval, or is approved already, is returned unchanged.
 */
export function approvedCoupon(coupon: Coupon, by: string, now: Date): Coupon {
  if (isApproved(coupon)) return coupon;
  if (coupon.changedBy === by) throw COUPON_OWN_APPROVAL();
  return { ...coupon, approvedBy: by, version: coupon.version + 1, updatedAt: now };
}

/**
 * Returns true if orders may use the coupon: it is active, and approved if it needs approval. Dates and limits are
 * checked elsewhere.
 */
export const isInUse = (coupon: Coupon): boolean => coupon.active && isApproved(coupon);

/** Returns true if the limit of all uses is reached, so that no further order may use the coupon. */
export const isUsedUp = ({ totalLimit, used }: Pick<Coupon, 'totalLimit' | 'used'>): boolean =>
  totalLimit !== null && used >= totalLimit;

/**
 * Returns true if the coupon was used up before `released` uses were released. `coupon.used` is the number after the
 * release.
 */
export const isFreedBy = (coupon: Coupon, released: number): boolean =>
  !isUsedUp(coupon) && isUsedUp({ ...coupon, used: coupon.used + released });

/** Returns the event with the terms of the coupon, for the order service. */
export function couponChanged(coupon: Coupon): Message {
  const { id, code, basisPoints, amount, minimumSubtotal, currency, markets, perCustomerLimit } = coupon;
  return CouponChanged({
    ...{
      couponId: id,
      code,
      basisPoints,
      amount,
      minimumSubtotal,
      currency,
      perCustomerLimit,
      active: isInUse(coupon),
    },
    markets: [...markets],
    startsAt: coupon.startsAt.toISOString(),
    endsAt: coupon.endsAt?.toISOString() ?? null,
    usedUp: isUsedUp(coupon),
  });
}

/** Returns the code in its stored form: trimmed, in capitals. */
export const codeOf = (typed: string): string => typed.trim().toUpperCase();

/**
 * Returns a new coupon. Throws if the discount and the minimum have different currencies, or if the coupon would end
 * before it starts.
 */
export function newCoupon(id: string, body: CreateCouponBody, by: string, now: Date): Coupon {
  const { discount, minimumSubtotal, startsAt, endsAt, ...rest } = body;
  const amount = discount.kind === 'amount' ? discount.amount : null;
  return checked({
    ...rest,
    id,
    basisPoints: discount.kind === 'percent' ? discount.basisPoints : null,
    amount: amount?.amount ?? null,
    minimumSubtotal: minimumSubtotal?.amount ?? null,
    currency: sharedCurrency(amount?.currency ?? null, minimumSubtotal),
    startsAt: startsAt === undefined ? now : new Date(startsAt),
    endsAt: instant(endsAt),
    changedBy: by,
    approvedBy: null,
    used: 0,
    version: 1,
    createdAt: now,
    updatedAt: now,
  });
}

/**
 * Returns the coupon with changed terms, which need a new approval. They apply only to later orders. Orders that
 * redeemed the coupon before keep their discount. Throws if the currencies differ, if the coupon would end before it
 * starts, or if the limit is below the number of uses.
 */
export function changedCoupon(coupon: Coupon, body: ChangeCouponBody, by: string, now: Date): Coupon {
  const minimum = body.minimumSubtotal;
  return checked({
    ...coupon,
    description: body.description ?? coupon.description,
    ...(minimum !== undefined && {
      minimumSubtotal: minimum?.amount ?? null,
      currency: sharedCurrency(coupon.amount === null ? null : coupon.currency, minimum),
    }),
    markets: body.markets ?? coupon.markets,
    startsAt: body.startsAt === undefined ? coupon.startsAt : new Date(body.startsAt),
    endsAt: body.endsAt === undefined ? coupon.endsAt : instant(body.endsAt),
    totalLimit: body.totalLimit === undefined ? coupon.totalLimit : body.totalLimit,
    perCustomerLimit: body.perCustomerLimit === undefined ? coupon.perCustomerLimit : body.perCustomerLimit,
    active: body.active ?? coupon.active,
    changedBy: by,
    approvedBy: null,
    version: coupon.version + 1,
    updatedAt: now,
  });
}

const instant = (text: string | null): Date | null => (text === null ? null : new Date(text));

function sharedCurrency(own: string | null, minimum: Money | null): string | null {
  if (own !== null && minimum !== null && minimum.currency !== own) {
    const pointer = '/minimumSubtotal/currency';
    const detail = MUST_BE_CURRENCY({ currency: own });
    throw COUPON_MIXED_CURRENCY({ discount: own, minimum: minimum.currency }).at({ pointer, detail });
  }
  return own ?? minimum?.currency ?? null;
}

function checked(coupon: Coupon): Coupon {
  if (coupon.endsAt && coupon.endsAt <= coupon.startsAt) {
    throw COUPON_EMPTY_WINDOW().at({ pointer: '/endsAt', detail: AFTER_START() });
  }
  if (coupon.totalLimit !== null && coupon.totalLimit < coupon.used) {
    const { used } = coupon;
    throw COUPON_LIMIT_BELOW_USE({ used }).at({ pointer: '/totalLimit', detail: AT_LEAST_USED({ used }) });
  }
  return coupon;
}

export function couponView(coupon: Coupon): CouponView {
  const { minimumSubtotal, currency, startsAt, endsAt, createdAt, updatedAt, markets } = coupon;
  return {
    id: coupon.id,
    code: coupon.code,
    description: coupon.description,
    totalLimit: coupon.totalLimit,
    perCustomerLimit: coupon.perCustomerLimit,
    active: coupon.active,
    approval: needsApproval(coupon) ? (isApproved(coupon) ? 'given' : 'needed') : 'not-needed',
    changedBy: coupon.changedBy,
    approvedBy: coupon.approvedBy,
    version: coupon.version,
    discount: discountOf(coupon),
    minimumSubtotal: minimumSubtotal === null || currency === null ? null : { amount: minimumSubtotal, currency },
    markets: [...markets],
    startsAt: startsAt.toISOString(),
    endsAt: endsAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

function discountOf({ code, basisPoints, amount, currency }: Coupon): CouponDiscount {
  if (basisPoints !== null) return { kind: 'percent', basisPoints };
  if (amount !== null && currency !== null) return { kind: 'amount', amount: { amount, currency } };
  throw new Error(`coupon ${code} has neither a percentage nor an amount: its row was changed by hand`);
}
