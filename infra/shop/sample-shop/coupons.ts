import type { CreateCoupon } from '@toric/contracts/marketing/marketing.http';
import type { z } from 'zod';

type Coupon = z.input<(typeof CreateCoupon)['body']>;

/** Returns the sample coupons: one for each way in which a coupon applies or is refused. */
export function sampleCoupons(today: string): Coupon[] {
  const nextYear = Number(today.slice(0, 4)) + 1;
  return [
    {
      code: 'WELCOME10',
      description: '10 % off, once for each customer',
      discount: { kind: 'percent', basisPoints: 1_000 },
      perCustomerLimit: 1,
    },
    {
      code: 'SAVE5',
      description: 'USD 5 off orders of USD 50 and more',
      discount: { kind: 'amount', amount: { amount: 500, currency: 'USD' } },
      minimumSubtotal: { amount: 5_000, currency: 'USD' },
      markets: ['US'],
    },
    {
      code: 'VIP20',
      description: '20 % off for the first fifty orders',
      discount: { kind: 'percent', basisPoints: 2_000 },
      totalLimit: 50,
    },
    {
      code: 'HALFPRICE',
      description: '50 % off, which waits for the approval of finance',
      discount: { kind: 'percent', basisPoints: 5_000 },
    },
    {
      code: 'EXPIRED2025',
      description: '15 % off in 2025',
      discount: { kind: 'percent', basisPoints: 1_500 },
      startsAt: '2025-01-01T00:00:00.000Z',
      endsAt: '2026-01-01T00:00:00.000Z',
    },
    {
      code: 'SUMMER',
      description: '12 % off next summer',
      discount: { kind: 'percent', basisPoints: 1_200 },
      startsAt: `${nextYear}-06-01T00:00:00.000Z`,
      endsAt: `${nextYear}-09-01T00:00:00.000Z`,
    },
  ];
}
