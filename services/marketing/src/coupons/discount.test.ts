import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Coupon } from './coupon.ts';
import { type DiscountRequest, decideDiscount } from './discount.ts';

const now = new Date('2026-11-21T12:00:00.000Z');
const TEN_PERCENT: Coupon = {
  id: '0197a000-0000-7000-8000-000000000001',
  code: 'WELCOME10',
  description: '',
  basisPoints: 1000,
  amount: null,
  minimumSubtotal: null,
  currency: null,
  markets: [],
  startsAt: new Date('2026-01-01T00:00:00.000Z'),
  endsAt: null,
  totalLimit: null,
  perCustomerLimit: null,
  active: true,
  changedBy: null,
  approvedBy: '0197a000-0000-7000-8000-0000000000a2',
  used: 0,
  version: 1,
  createdAt: now,
  updatedAt: now,
};
const request: DiscountRequest = {
  market: 'US',
  subtotal: { amount: 6400, currency: 'USD' },
  used: 0,
  usedByCustomer: 0,
  now,
};
const decide = (coupon: Partial<Coupon>, order: Partial<DiscountRequest> = {}) =>
  decideDiscount({ ...TEN_PERCENT, ...coupon }, { ...request, ...order });
const usd = (amount: number) => ({ amount, currency: 'USD' });

test('a minimum in forints is told by the minor unit of ISO 4217, which is 1/100', () => {
  const coupon = { minimumSubtotal: 1_000_000, currency: 'HUF' };
  const refused = decide(coupon, { subtotal: { amount: 999_999, currency: 'HUF' } });
  expect(refused).toMatchObject({ refused: { detail: expect.stringContaining('HUF 10,000.00') } });
});

describe('decideDiscount takes off', () => {
  test('a percentage of the subtotal, with half a cent rounded up', () => {
    expect(decide({})).toEqual({ discount: usd(640) });
    expect(decide({ basisPoints: 1250 }, { subtotal: usd(1004) })).toEqual({ discount: usd(126) });
  });
  test('an amount, at most the subtotal', () => {
    const off = { basisPoints: null, amount: 5000, currency: 'USD' };
    expect(decide(off)).toEqual({ discount: usd(5000) });
    expect(decide(off, { subtotal: usd(4999) })).toEqual({ discount: usd(4999) });
  });
  test('in the order’s own currency when the coupon is a percentage', () => {
    expect(decide({}, { subtotal: { amount: 9000, currency: 'JPY' } })).toEqual({
      discount: { amount: 900, currency: 'JPY' },
    });
  });
});

describe('decideDiscount refuses, in words for the buyer', () => {
  const startsAt = new Date('2026-11-21T12:00:00.001Z');
  const minimum = { minimumSubtotal: 6401, currency: 'USD' };
  test.each<[string, Partial<Coupon>, Partial<DiscountRequest>, string]>([
    ['inactive', { active: false }, {}, 'The coupon WELCOME10 is not in use at present.'],
    ['inactive', { basisPoints: 5_000, approvedBy: null }, {}, 'The coupon WELCOME10 is not in use at present.'],
    ['not-started', { startsAt }, {}, 'The coupon WELCOME10 starts on 2026-11-21.'],
    ['expired', { endsAt: now }, {}, 'The coupon WELCOME10 ended on 2026-11-21.'],
    ['wrong-market', { markets: ['GB', 'CN'] }, {}, 'The coupon WELCOME10 is not for orders in this country.'],
    [
      'wrong-currency',
      { basisPoints: null, amount: 500, currency: 'GBP' },
      {},
      'The coupon WELCOME10 is for orders in GBP; this one is in USD.',
    ],
    ['below-minimum', minimum, {}, 'The coupon WELCOME10 applies from USD 64.01 on.'],
    ['used-up', { totalLimit: 50 }, { used: 50 }, 'The coupon WELCOME10 has been used up.'],
    [
      'used-up-for-customer',
      { perCustomerLimit: 1 },
      { usedByCustomer: 1 },
      'Each customer can use the coupon WELCOME10 1 ×, and your orders use it already.',
    ],
  ])('%s', (slug, coupon, order, detail) => {
    expect(decide(coupon, order)).toEqual({ refused: { code: `coupon.${slug}`, detail } });
  });
  test('an unknown coupon, without repeating the typed code', () => {
    const detail = 'There is no coupon with this code. Check how it is written, or order without it.';
    expect(decideDiscount(undefined, request)).toEqual({ refused: { code: 'coupon.unknown', detail } });
  });
  test('an order below a minimum in a currency without cents', () => {
    const refused = decide({ minimumSubtotal: 7000, currency: 'JPY' }, { subtotal: { amount: 6999, currency: 'JPY' } });
    expect(refused).toMatchObject({ refused: { detail: 'The coupon WELCOME10 applies from JPY 7,000 on.' } });
  });
});

test('a coupon applies at the exact limit of each condition', () => {
  const given = { discount: usd(640) };
  expect(decide({ startsAt: now })).toEqual(given);
  expect(decide({ endsAt: new Date(now.getTime() + 1) })).toEqual(given);
  expect(decide({ minimumSubtotal: 6400, currency: 'USD' })).toEqual(given);
  expect(decide({ markets: ['GB', 'US'] })).toEqual(given);
  expect(decide({ totalLimit: 50 }, { used: 49 })).toEqual(given);
  expect(decide({ perCustomerLimit: 2 }, { usedByCustomer: 1 })).toEqual(given);
});

test('property: a discount is an integer between 0 and the subtotal, at most one cent from its exact share', () => {
  const money = fc.integer({ min: 0, max: 2_000_000_000 });
  const terms = fc.oneof(
    fc.integer({ min: 1, max: 10_000 }).map((basisPoints) => ({ basisPoints })),
    money.map((amount) => ({ basisPoints: null, amount, currency: 'USD' })),
  );
  fc.assert(
    fc.property(terms, money, (coupon, subtotal) => {
      const decision = decide(coupon, { subtotal: usd(subtotal) });
      if ('refused' in decision) throw new Error(decision.refused.detail);
      const off = decision.discount.amount;
      expect(Number.isInteger(off)).toBe(true);
      expect(off).toBeGreaterThanOrEqual(0);
      expect(off).toBeLessThanOrEqual(subtotal);
      if (coupon.basisPoints !== null)
        expect(Math.abs(off - (subtotal * coupon.basisPoints) / 10_000)).toBeLessThanOrEqual(0.5);
    }),
  );
});
