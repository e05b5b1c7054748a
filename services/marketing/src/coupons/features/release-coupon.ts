import { CouponReleased, ReleaseCoupon } from '@toric/contracts/marketing/events';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { claimOrders, releaseUses } from '../redemption.store.ts';

/**
 * ⇐ marketing.release-coupon.v1. Takes the order's use of a coupon off the counters; a repeat takes off nothing more.
 * → marketing.coupon-released.v1, also for a repeat. If the release comes before the redemption, the redemption is
 * refused later.
 */
export const releaseCoupon = on(ReleaseCoupon, {
  async runMany({ received, tx, now }) {
    const orderIds = received.map(({ message }) => message.orderId);
    await claimOrders(tx, orderIds, now);
    await releaseUses(tx, orderIds, now);
    return orderIds.map((orderId) => emits(CouponReleased({ orderId })));
  },
});
