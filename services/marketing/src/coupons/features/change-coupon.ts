import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { COUPON_NOT_FOUND } from '@toric/contracts/marketing/marketing.errors';
import { ChangeCoupon } from '@toric/contracts/marketing/marketing.http';
import { couponRecord } from '../coupon-record.ts';
import { lockCoupon, updateTerms } from '../coupon.store.ts';
import { changedCoupon, couponChanged, couponView } from '../coupon.ts';

/**
 * PATCH /coupons/{couponId} → marketing.coupon-changed.v1. Changes the terms of a coupon for later orders. Orders that
 * redeemed it keep their discount.
 */
export const changeCoupon = command(ChangeCoupon, {
  async run({ params, body, actor, expectedVersion, tx, now }) {
    const coupon = await lockCoupon(tx, params.couponId);
    if (!coupon) throw COUPON_NOT_FOUND();
    requireVersion(expectedVersion, coupon.version);
    const changed = changedCoupon(coupon, body, actor.id, now);
    await updateTerms(tx, changed);
    return answer(couponView(changed))
      .emits(couponChanged(changed))
      .records(...couponRecord('changed', coupon, changed));
  },
});
