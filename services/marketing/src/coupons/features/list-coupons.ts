import { query } from '@toric/chassis/http/endpoint';
import { pageOf } from '@toric/chassis/data/cursor';
import { ListCoupons } from '@toric/contracts/marketing/marketing.http';
import { searchCoupons } from '../coupon.store.ts';
import { couponView } from '../coupon.ts';
import type { Reader } from '../../reader.store.ts';

/**
 * GET /coupons. Lists coupons, the newest first. `q` searches for a part of the code or of the description. `active`
 * selects coupons that are active, or coupons that are not. `approval=needed` selects coupons that wait for finance.
 */
export const listCoupons = query<typeof ListCoupons, Reader>(ListCoupons, {
  async run({ query: { q, active, approval, ...page }, db }) {
    const found = await searchCoupons(
      db,
      { q, active: active && active === 'true', waits: approval === 'needed' },
      page,
    );
    return pageOf(found, page.limit, (row) => ({ ...couponView(row), used: row.used }));
  },
});
