import type { Service } from '@toric/chassis/service';
import { CouponRedeemed, CouponRefused, CouponReleased } from '@toric/contracts/marketing/events';
import { changeCoupon } from './coupons/features/change-coupon.ts';
import { createCoupon } from './coupons/features/create-coupon.ts';
import { getCoupon } from './coupons/features/get-coupon.ts';
import { listAudience } from './segments/features/list-audience.ts';
import { listCoupons } from './coupons/features/list-coupons.ts';
import { listRecallNotices } from './notices/features/list-recall-notices.ts';
import { listRedemptions } from './coupons/features/list-redemptions.ts';
import { projectCancellation } from './people/features/project-cancellation.ts';
import { projectCustomer } from './people/features/project-customer.ts';
import { projectOrder } from './people/features/project-order.ts';
import { projectPurchase } from './people/features/project-purchase.ts';
import { queueRecallNotice } from './notices/features/queue-recall-notice.ts';
import { redeemCoupon } from './coupons/features/redeem-coupon.ts';
import { releaseCoupon } from './coupons/features/release-coupon.ts';
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
