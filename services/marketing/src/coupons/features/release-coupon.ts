import { CouponReleased, ReleaseCoupon } from '@toric/contracts/marketing/events';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { claimOrders, releaseUses } from '../redemption.store.ts';

/**
 * ⇐ marketing.release-coupon.v1 → marketing.coupon-released.v1, each time. Takes back the order's use, once. If it comes before
 * the redemption, the late redemption is refused.
 */
export const releaseCoupon = on(ReleaseCoupon, {
  async runMany({ received, tx, now }) {
    const orderIds = received.map(({ message }) => message.orderId);
    await claimOrders(tx, orderIds, now);
    await releaseUses(tx, orderIds, now);
    return orderIds.map((orderId) => emits(CouponReleased({ orderId })));
  },
});
