import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { COUPON_CODE_TAKEN } from '@toric/contracts/marketing/marketing.errors';
import { CreateCoupon } from '@toric/contracts/marketing/marketing.http';
import { couponRecord } from '../coupon-record.ts';
import { insertCoupon } from '../coupon.store.ts';
import { couponChanged, couponView, newCoupon } from '../coupon.ts';

/**
 * POST /coupons. Creates a coupon. Orders may use it from its start on, and only after its approval if it needs one.
 * Emits marketing.coupon-changed.v1.
 */
export const createCoupon = command(CreateCoupon, {
  async run({ body, actor, tx, now, newId }) {
    const coupon = newCoupon(newId(), body, actor.id, now);
    const inserted = await insertCoupon(tx, coupon);
    if (!inserted) throw COUPON_CODE_TAKEN({ code: coupon.code });
    return answer(couponView(coupon))
      .emits(couponChanged(coupon))
      .records(...couponRecord('added', undefined, coupon));
  },
});
