import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { COUPON_NOT_FOUND } from '@toric/contracts/marketing/marketing.errors';
import { ApproveCoupon } from '@toric/contracts/marketing/marketing.http';
import { couponRecord } from '../coupon-record.ts';
import { lockCoupon, updateTerms } from '../coupon.store.ts';
import { approvedCoupon, couponChanged, couponView } from '../coupon.ts';

/**
 * POST /coupons/{couponId}/approve. Approves a coupon whose discount may exceed 30 %, so that orders may use it. A
 * repeat changes nothing. Emits marketing.coupon-changed.v1.
 */
export const approveCoupon = command(ApproveCoupon, {
  async run({ params, actor, expectedVersion, tx, now }) {
    const coupon = await lockCoupon(tx, params.couponId);
    if (!coupon) throw COUPON_NOT_FOUND();
    requireVersion(expectedVersion, coupon.version);
    const approved = approvedCoupon(coupon, actor.id, now);
    await updateTerms(tx, approved);
    return answer(couponView(approved))
      .emits(couponChanged(approved))
      .records(...couponRecord('approved', coupon, approved));
  },
});
