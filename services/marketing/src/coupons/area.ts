import type { Area } from '@toric/chassis/area';
import { CouponChanged, CouponRedeemed, CouponRefused, CouponReleased } from '@toric/contracts/marketing/events';
import type { Reader } from '../reader.store.ts';
import { approveCoupon } from './features/approve-coupon.ts';
import { announceUnknownCoupons } from './announce-coupons.flow.ts';
import { followAmendment } from './features/follow-amendment.ts';
import { changeCoupon } from './features/change-coupon.ts';
import { createCoupon } from './features/create-coupon.ts';
import { getCoupon } from './features/get-coupon.ts';
import { listCoupons } from './features/list-coupons.ts';
import { listRedemptions } from './features/list-redemptions.ts';
import { redeemCoupon } from './features/redeem-coupon.ts';
import { releaseCoupon } from './features/release-coupon.ts';
import { WAITING_WORK } from './waiting.store.ts';

/**
 * Declares the area of coupons: their terms and limits, and the orders that redeemed them. This area uses no other
 * area.
 */
export const coupons: Area<Reader> = {
  routes: [createCoupon, listCoupons, getCoupon, changeCoupon, approveCoupon, listRedemptions],
  subscriptions: {
    'redeem-coupon': redeemCoupon,
    'release-coupon': releaseCoupon,
    'follow-amendment': followAmendment,
  },
  sends: [CouponChanged, CouponRedeemed, CouponRefused, CouponReleased],
  beforeListening: announceUnknownCoupons,
  waiting: WAITING_WORK,
};
