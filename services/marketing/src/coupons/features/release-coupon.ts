import { CouponReleased, ReleaseCoupon } from '@toric/contracts/marketing/events';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { couponChanged, isFreedBy } from '../coupon.ts';
import { findLimitedCoupons } from '../coupon.store.ts';
import { claimOrders, releaseUses } from '../redemption.store.ts';

/**
 * ⇐ marketing.release-coupon.v1. Removes the order's use of a coupon from the counters, but only once. If the release
 * arrives before the redemption, the late redemption is refused. → marketing.coupon-released.v1, also for a repeated
 * command, and marketing.coupon-changed.v1 if the coupon was used up and can be used again.
 */
export const releaseCoupon = on(ReleaseCoupon, {
  async runMany({ received, tx, now }) {
    const orderIds = received.map(({ message }) => message.orderId);
    await claimOrders(tx, orderIds, now);
    const released = new Map((await releaseUses(tx, orderIds, now)).map((one) => [one.couponId, one.released]));
    const limited = released.size > 0 ? await findLimitedCoupons(tx, [...released.keys()]) : [];
    const freed = limited.filter((coupon) => isFreedBy(coupon, released.get(coupon.id) ?? 0)).map(couponChanged);
    return orderIds.map((orderId, index) => emits(CouponReleased({ orderId }), ...(index === 0 ? freed : [])));
  },
});
