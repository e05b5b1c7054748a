import type { Service } from '@toric/chassis/service';
import { CouponRedeemed, CouponRefused, CouponReleased } from '@toric/contracts/marketing/events';
import { changeCoupon } from './features/change-coupon.ts';
import { createCoupon } from './features/create-coupon.ts';
import { getCoupon } from './features/get-coupon.ts';
import { listAudience } from './features/list-audience.ts';
import { listCoupons } from './features/list-coupons.ts';
import { listRecallNotices } from './features/list-recall-notices.ts';
import { listRedemptions } from './features/list-redemptions.ts';
import { projectCancellation } from './features/project-cancellation.ts';
import { projectCustomer } from './features/project-customer.ts';
import { projectOrder } from './features/project-order.ts';
import { projectPurchase } from './features/project-purchase.ts';
import { queueRecallNotice } from './features/queue-recall-notice.ts';
import { redeemCoupon } from './features/redeem-coupon.ts';
import { releaseCoupon } from './features/release-coupon.ts';
import { openReader, type Reader } from './reader.store.ts';

/** Coupons and their limits, who took part and bought what, and whom a recall concerns (ids alone). */
export const marketingService = (): Service<Reader> => ({
  name: 'marketing',
  routes: [createCoupon, listCoupons, getCoupon, changeCoupon, listRedemptions, listAudience, listRecallNotices],
  subscriptions: {
    'redeem-coupon': redeemCoupon,
    'release-coupon': releaseCoupon,
    'project-customer': projectCustomer,
    'project-order': projectOrder,
    'project-purchase': projectPurchase,
    'project-cancellation': projectCancellation,
    'queue-recall-notice': queueRecallNotice,
  },
  sends: [CouponRedeemed, CouponRefused, CouponReleased],
  openReader,
});
