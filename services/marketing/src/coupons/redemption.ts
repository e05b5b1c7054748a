// Decides which orders of a batch redeem their coupons.
import { CouponRedeemed, CouponRefused, type RedeemCoupon } from '@toric/contracts/marketing/events';
import { RedemptionStatus, type RedemptionView } from '@toric/contracts/marketing/marketing.http';
import type { DataOf, Message } from '@toric/contracts/kernel/message';
import { type Coupon, codeOf, isUsedUp } from './coupon.ts';
import { decideDiscount } from './discount.ts';

type RedemptionKey = { readonly orderId: string; readonly customerId: string | null; readonly couponId: string | null };
export type Redeemed = RedemptionKey & {
  readonly status: 'redeemed';
  readonly discount: number;
  readonly currency: string;
};
export type Refused = RedemptionKey & {
  readonly status: 'refused';
  readonly reasonCode: string;
  readonly reasonDetail: string;
};

/**
 * Describes the stored decision about the coupon of one order. The status `open` exists only inside the transaction
 * that decides. No other transaction ever sees it.
 */
export type Redemption = Redeemed | Refused | (RedemptionKey & { readonly status: 'open' | 'released' });

/** Describes the number of orders in which one customer uses one coupon. */
export type CouponUse = { readonly couponId: string; readonly customerId: string; readonly used: number };
export type RedeemRequest = DataOf<typeof RedeemCoupon>;

/** Returns the first command of each order. Later commands of the same order get the same answer. */
export const firstPerOrder = (requests: readonly RedeemRequest[]): RedeemRequest[] =>
  requests.filter(({ orderId }, index) => requests.findIndex((other) => other.orderId === orderId) === index);

const useKey = ({ couponId, customerId }: { couponId: string; customerId: string }) => `${couponId} ${customerId}`;

/**
 * Decides one after the other whether these orders may use their coupons. Each decision counts the uses of the orders
 * before it. No limit can be exceeded, because the caller has locked the coupons and uses are added only under this
 * lock.
 */
export function decideRedemptions(
  requests: readonly RedeemRequest[],
  state: { coupons: readonly Coupon[]; uses: readonly CouponUse[]; now: Date },
): (Redeemed | Refused)[] {
  const coupons = new Map(state.coupons.map((coupon) => [coupon.code, coupon]));
  const used = new Map(state.coupons.map(({ id, used }) => [id, used]));
  for (const use of state.uses) used.set(useKey(use), use.used);
  const count = (key: string) => used.get(key) ?? 0;

  return requests.map((request) => {
    const { orderId, customerId, market, subtotal } = request;
    const coupon = coupons.get(codeOf(request.code));
    const couponId = coupon?.id ?? null;
    const byCustomer = useKey({ couponId: couponId ?? '', customerId });
    const uses = { used: count(couponId ?? ''), usedByCustomer: count(byCustomer) };
    const decision = decideDiscount(coupon, { market, subtotal, ...uses, now: state.now });
    const about = { orderId, customerId, couponId };
    if ('refused' in decision) {
      const { code: reasonCode, detail: reasonDetail } = decision.refused;
      return { ...about, status: 'refused', reasonCode, reasonDetail };
    }
    if (couponId !== null) used.set(couponId, uses.used + 1).set(byCustomer, uses.usedByCustomer + 1);
    const { amount: discount, currency } = decision.discount;
    return { ...about, status: 'redeemed', discount, currency };
  });
}

/** Returns the coupons that these decisions have used up, with their new number of uses. */
export function usedUpBy(decided: readonly (Redeemed | Refused)[], coupons: readonly Coupon[]): Coupon[] {
  return coupons.flatMap((coupon) => {
    const added = decided.filter(({ status, couponId }) => status === 'redeemed' && couponId === coupon.id).length;
    const after = { ...coupon, used: coupon.used + added };
    return !isUsedUp(coupon) && isUsedUp(after) ? [after] : [];
  });
}

/**
 * Returns the answer to a redeem command. A repeated command gets the same answer. Throws if there is no decision about
 * the order.
 */
export function answerTo(orderId: string, redemption: Redemption | undefined): Message {
  switch (redemption?.status) {
    case 'redeemed':
      return CouponRedeemed({ orderId, discount: { amount: redemption.discount, currency: redemption.currency } });
    case 'refused':
      return CouponRefused({ orderId, reason: { code: redemption.reasonCode, detail: redemption.reasonDetail } });
    case 'released': {
      const detail = 'The order gave its coupon back and cannot use it again. Place a new order to use it.';
      return CouponRefused({ orderId, reason: { code: 'coupon.released', detail } });
    }
    case 'open':
    case undefined:
      throw new Error(`the coupon of order ${orderId} was not decided: every claimed order must be`);
  }
}

/** Describes a stored redemption. It has the columns of all statuses, so some columns may be null. */
type Row = RedemptionKey & {
  readonly status: string;
  readonly discount: number | null;
  readonly currency: string | null;
  readonly reasonCode: string | null;
  readonly reasonDetail: string | null;
  readonly createdAt: Date;
};

export function redemptionView(row: Row): RedemptionView {
  const { orderId, customerId, discount, currency, reasonCode, reasonDetail, createdAt } = row;
  return {
    orderId,
    customerId,
    status: RedemptionStatus.parse(row.status),
    discount: discount === null || currency === null ? null : { amount: discount, currency },
    reason: reasonCode === null || reasonDetail === null ? null : { code: reasonCode, detail: reasonDetail },
    createdAt: createdAt.toISOString(),
  };
}
