import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { COUPON_NOT_FOUND } from '@toric/contracts/marketing/marketing.errors';
import { ListRedemptions } from '@toric/contracts/marketing/marketing.http';
import { findCoupon } from '../coupon.store.ts';
import type { Reader } from '../../reader.store.ts';
import { findRedemptions } from '../redemption.store.ts';
import { redemptionView } from '../redemption.ts';

/**
 * GET /coupons/{couponId}/redemptions. Lists the orders that requested the coupon, the newest first. Each has its
 * status: redeemed, refused or released.
 */
export const listRedemptions = query<typeof ListRedemptions, Reader>(ListRedemptions, {
  async run({ params: { couponId }, query: { status, ...page }, db }) {
    if (!(await findCoupon(db, couponId))) throw COUPON_NOT_FOUND();
    return pageOf(await findRedemptions(db, couponId, status, page), page.limit, redemptionView);
  },
});
