import { z } from 'zod';
import { Id, Instant, Reason } from '../kernel/common.ts';
import { commandMessage, event } from '../kernel/message.ts';
import { Money, BasisPoints, Currency, MinorUnits } from '../kernel/money.ts';
import { SentText } from '../kernel/text.ts';
import { Market } from '../lens.ts';
import { COLLECTED_EXAMPLE, CollectedPart } from '../personal-data/collected-part.ts';

const orderId = '0197a000-0000-7000-8000-00000000000a';

export const RedeemCoupon = commandMessage('marketing.redeem-coupon.v1', {
  summary: 'Use a coupon for an order, within all its limits.',
  from: ['order'],
  aggregate: 'orderId',
  data: z.object({ orderId: Id, customerId: Id, code: SentText, market: Market, subtotal: Money }),
  example: {
    orderId,
    customerId: '0197a000-0000-7000-8000-00000000000c',
    code: 'WELCOME10',
    market: 'US',
    subtotal: { amount: 6400, currency: 'USD' },
  },
});

export const ReleaseCoupon = commandMessage('marketing.release-coupon.v1', {
  summary: "Release an order's use of a coupon, and prevent a use that is still under way.",
  from: ['order'],
  aggregate: 'orderId',
  data: z.object({ orderId: Id }),
  example: { orderId },
});

export const CouponChanged = event('marketing.coupon-changed.v1', {
  summary:
    'The terms of a coupon, or whether it is used up, changed. The event carries all terms that decide about an order.',
  aggregate: 'couponId',
  carriesState: true,
  data: z.object({
    couponId: Id,
    code: SentText,
    basisPoints: BasisPoints.nullable(),
    amount: MinorUnits.nullable(),
    minimumSubtotal: MinorUnits.nullable(),
    currency: Currency.nullable(),
    markets: z.array(Market),
    startsAt: Instant,
    endsAt: Instant.nullable(),
    perCustomerLimit: z.int().nullable(),
    active: z.boolean(),
    usedUp: z.boolean(),
  }),
  example: {
    couponId: '0197a000-0000-7000-8000-0000000000d1',
    code: 'WELCOME10',
    basisPoints: 1000,
    amount: null,
    minimumSubtotal: null,
    currency: null,
    markets: ['US'],
    startsAt: '2026-11-21T09:30:00.000Z',
    endsAt: null,
    perCustomerLimit: 1,
    active: true,
    usedUp: false,
  },
});

export const CouponRedeemed = event('marketing.coupon-redeemed.v1', {
  summary: 'The coupon counts for this order.',
  aggregate: 'orderId',
  data: z.object({ orderId: Id, discount: Money }),
  example: { orderId, discount: { amount: 640, currency: 'USD' } },
});

export const CouponRefused = event('marketing.coupon-refused.v1', {
  summary: 'The coupon does not apply.',
  aggregate: 'orderId',
  data: z.object({ orderId: Id, reason: Reason }),
  example: { orderId, reason: { code: 'coupon.expired', detail: 'The coupon WELCOME10 ended on 2026-10-31.' } },
});

export const CouponReleased = event('marketing.coupon-released.v1', {
  summary: 'The order uses no coupon, and never will again.',
  aggregate: 'orderId',
  data: z.object({ orderId: Id }),
  example: { orderId },
});

export const MarketingDataCollected = event('marketing.personal-data-collected.v1', {
  summary: 'The data that this service holds about a customer who asked for them, sealed for the customer service.',
  aggregate: 'requestId',
  data: CollectedPart,
  example: COLLECTED_EXAMPLE,
});
