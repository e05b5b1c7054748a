import { CouponChanged } from '@toric/contracts/marketing/events';
import { on } from '@toric/messaging/subscription';
import { saveCoupon } from '../coupon.store.ts';

/**
 * ⇐ marketing.coupon-changed.v1. Stores the terms of a coupon, so that a wrong coupon is refused when an order is
 * placed. The version gate drops the message if a newer state of the coupon was applied before.
 */
export const projectCoupon = on(CouponChanged, {
  async run({ message, tx }) {
    await saveCoupon(tx, message);
    return undefined;
  },
});
