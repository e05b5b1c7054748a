import { countRows } from '@toric/chassis/waiting/waiting.store';
import { COUPON_ALONE_AT_MOST } from '@toric/contracts/marketing/marketing.http';

/**
 * Counts the coupons that wait for the approval of finance. The condition must agree with `needsApproval` of coupon.ts.
 */
export const WAITING_WORK = countRows({
  'coupons-to-approve': `
    select updated_at as since, updated_at + interval '1 day' as late_from from coupon
    where active and approved_by is null
      and (basis_points > ${COUPON_ALONE_AT_MOST} or basis_points is null
        and coalesce(amount, 0)::bigint * 10000 > coalesce(minimum_subtotal, 0)::bigint * ${COUPON_ALONE_AT_MOST})
    order by created_at, id`,
});
