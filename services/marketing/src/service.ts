import type { Service } from '@toric/chassis/service';
import { CouponRedeemed, CouponRefused, CouponReleased } from '@toric/contracts/marketing';
import { changeCoupon } from './features/change-coupon.ts';
import { createCoupon } from './features/create-coupon.ts';
import { getCoupon } from './features/get-coupon.ts';
import { listAudience } from './features/list-audience.ts';
import { listCoupons } from './features/list-coupons.ts';
import { listRedemptions } from './features/list-redemptions.ts';
import { projectCancellation } from './features/project-cancellation.ts';
import { projectCustomer } from './features/project-customer.ts';
import { projectOrder } from './features/project-order.ts';
import { projectPurchase } from './features/project-purchase.ts';
import { redeemCoupon } from './features/redeem-coupon.ts';
import { releaseCoupon } from './features/release-coupon.ts';
import { openReader, type Reader } from './reader.store.ts';

/** Coupons and their limits, and who took part and bought what (ids alone). */
export const marketingService = (): Service<Reader> => ({
  name: 'marketing',
  routes: [createCoupon, listCoupons, getCoupon, changeCoupon, listRedemptions, listAudience],
  subscriptions: {
    'redeem-coupon': redeemCoupon,
    'release-coupon': releaseCoupon,
    'project-customer': projectCustomer,
    'project-order': projectOrder,
    'project-purchase': projectPurchase,
    'project-cancellation': projectCancellation,
  },
  sends: [CouponRedeemed, CouponRefused, CouponReleased],
  openReader,
});
