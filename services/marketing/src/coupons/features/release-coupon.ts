// ⇐ marketing.release-coupon.v1. Gives the order's use back, once; coming first, it forbids the use that comes late.
// Emits marketing.coupon-released.v1, every time.
import { CouponReleased, ReleaseCoupon } from '@toric/contracts/marketing/events';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { claimOrders, giveBack } from '../redemption.store.ts';

export const releaseCoupon = on(ReleaseCoupon, {
  async runMany({ received, tx, now }) {
    const orderIds = received.map(({ message }) => message.orderId);
    await claimOrders(tx, orderIds, now);
    await giveBack(tx, orderIds, now);
    return orderIds.map((orderId) => emits(CouponReleased({ orderId })));
  },
});
