// GET /coupons/{couponId}/redemptions. Which orders used a coupon, were refused it or gave it back.
import { pageOf } from '@toric/chassis/cursor';
import { query } from '@toric/chassis/endpoint';
import { COUPON_NOT_FOUND } from '@toric/contracts/marketing/marketing.errors';
import { ListRedemptions } from '@toric/contracts/marketing/marketing.http';
import { findCoupon } from '../coupon.store.ts';
import type { Reader } from '../../reader.store.ts';
import { redemptionsOf } from '../redemption.store.ts';
import { redemptionView } from '../redemption.ts';

export const listRedemptions = query<typeof ListRedemptions, Reader>(ListRedemptions, {
  async run({ params: { couponId }, query: { status, ...page }, db }) {
    if (!(await findCoupon(db, couponId))) throw COUPON_NOT_FOUND();
    return pageOf(await redemptionsOf(db, couponId, status, page), page.limit, redemptionView);
  },
});
