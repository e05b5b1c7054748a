import { CouponReleased, ReleaseCoupon } from '@toric/contracts/marketing/events';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { claimOrders, releaseUses } from '../redemption.store.ts';

/**
 * ⇐ marketing.release-coupon.v1. Removes the order's use of a coupon from the counters, but only once. If the release
 * arrives before the redemption, the late redemption is refused. → marketing.coupon-released.v1, also for a repeated
 * command.
 */
export const releaseCoupon = on(ReleaseCoupon, {
  async runMany({ received, tx, now }) {
    const orderIds = received.map(({ message }) => message.orderId);
    await claimOrders(tx, orderIds, now);
    await releaseUses(tx, orderIds, now);
    return orderIds.map((orderId) => emits(CouponReleased({ orderId })));
  },
});
