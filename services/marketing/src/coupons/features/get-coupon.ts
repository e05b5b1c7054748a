import { query } from '@toric/chassis/http/endpoint';
import { COUPON_NOT_FOUND } from '@toric/contracts/marketing/marketing.errors';
import { GetCoupon } from '@toric/contracts/marketing/marketing.http';
import { findCoupon } from '../coupon.store.ts';
import { couponView } from '../coupon.ts';
import type { Reader } from '../../reader.store.ts';

/** GET /coupons/{couponId}. Returns the terms of one coupon. */
export const getCoupon = query<typeof GetCoupon, Reader>(GetCoupon, {
  async run({ params, db }) {
    const coupon = await findCoupon(db, params.couponId);
    if (!coupon) throw COUPON_NOT_FOUND();
    return couponView(coupon);
  },
});
