import { ChangeCoupon, CreateCoupon, GetCoupon, ListCoupons } from '@toric/contracts/marketing/marketing.http';
import { IconTicket } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of coupons: their terms, their approval by finance, and the orders that used them. */
export const couponsArea: ConsoleArea = {
  name: 'coupons',
  group: 'marketing',
  pages: [
    {
      path: '/coupons',
      needs: ListCoupons,
      load: () => import('./list.tsx'),
      title: { en: 'Coupons', zh: '优惠券' },
      rail: { icon: IconTicket, order: 70 },
    },
    {
      path: '/coupons/new',
      needs: CreateCoupon,
      load: () => import('./new.tsx'),
      title: { en: 'New coupon', zh: '新优惠券' },
    },
    {
      path: '/coupons/:couponId',
      needs: GetCoupon,
      load: () => import('./record.tsx'),
      title: { en: 'Coupon', zh: '优惠券' },
    },
    {
      path: '/coupons/:couponId/change',
      needs: ChangeCoupon,
      load: () => import('./change.tsx'),
      title: { en: 'Change a coupon', zh: '更改优惠券' },
    },
  ],
};
