import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Coupon } from './coupon.ts';
import { answerTo, decideRedemptions, firstPerOrder, type RedeemRequest } from './redemption.ts';

const now = new Date('2026-11-21T12:00:00.000Z');
const id = (n: number) => `0197a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const coupon = (terms: Partial<Coupon>): Coupon => ({
  id: id(1),
  code: 'WELCOME10',
  description: '',
  basisPoints: 1000,
  amount: null,
  minimumSubtotal: null,
  currency: null,
  markets: [],
  startsAt: now,
  endsAt: null,
  totalLimit: null,
  perCustomerLimit: null,
  active: true,
  changedBy: null,
  approvedBy: null,
  used: 0,
  version: 1,
  createdAt: now,
  updatedAt: now,
  ...terms,
});
const order = (n: number, customer = n, code = 'WELCOME10'): RedeemRequest => ({
  orderId: id(1000 + n),
  customerId: id(2000 + customer),
  code,
  market: 'US',
  subtotal: { amount: 6400, currency: 'USD' },
});
const outcomes = (decided: ReturnType<typeof decideRedemptions>) =>
  decided.map((one) => (one.status === 'redeemed' ? one.discount : one.reasonCode));

describe('decideRedemptions', () => {
  test('gives the remaining uses to the first orders', () => {
    const coupons = [coupon({ totalLimit: 5, used: 3 })];
    const decided = decideRedemptions([order(1), order(2), order(3)], { coupons, uses: [], now });
    expect(outcomes(decided)).toEqual([640, 640, 'coupon.used-up']);
  });
  test('counts each customer’s uses in this batch and before it', () => {
    const coupons = [coupon({ perCustomerLimit: 2 })];
    const uses = [{ couponId: id(1), customerId: id(2007), used: 1 }];
    const decided = decideRedemptions([order(1, 7), order(2, 7), order(3, 8)], { coupons, uses, now });
    expect(outcomes(decided)).toEqual([640, 'coupon.used-up-for-customer', 640]);
  });
  test('counts two coupons separately, and accepts codes in any case', () => {
    const coupons = [coupon({ totalLimit: 1 }), coupon({ id: id(2), code: 'OTHER', totalLimit: 1 })];
    const requests = [order(1, 1, ' welcome10 '), order(2, 2, 'Other'), order(3, 3, 'other'), order(4, 4, 'none')];
    const decided = decideRedemptions(requests, { coupons, uses: [], now });
    expect(outcomes(decided)).toEqual([640, 640, 'coupon.used-up', 'coupon.unknown']);
    expect(decided.map(({ couponId }) => couponId)).toEqual([id(1), id(2), id(2), null]);
  });
  test('property: never exceeds a limit, and never refuses while both limits leave room', () => {
    const limit = fc.integer({ min: 1, max: 8 });
    fc.assert(
      fc.property(
        limit,
        limit,
        fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 40 }),
        (total, each, customers) => {
          const coupons = [coupon({ totalLimit: total, perCustomerLimit: each })];
          const requests = customers.map((customer, n) => order(n, customer));
          const redeemed = decideRedemptions(requests, { coupons, uses: [], now }).filter(
            (one) => one.status === 'redeemed',
          );
          const wanted = [...new Set(customers)].map((one) =>
            Math.min(each, customers.filter((c) => c === one).length),
          );
          expect(redeemed.length).toBe(
            Math.min(
              total,
              wanted.reduce((a, b) => a + b, 0),
            ),
          );
        },
      ),
    );
  });
});

test('the first of several commands for one order counts', () => {
  expect(firstPerOrder([order(1, 1, 'A'), order(2), order(1, 1, 'B')])).toEqual([order(1, 1, 'A'), order(2)]);
});

describe('answerTo', () => {
  const about = { orderId: id(1), customerId: id(2), couponId: id(3) };
  test('a redemption after the release is refused', () => {
    expect(answerTo(id(1), { ...about, status: 'released' })).toMatchObject({
      type: 'marketing.coupon-refused.v1',
      data: { orderId: id(1), reason: { code: 'coupon.released' } },
    });
  });
  test('an order that was not decided throws', () => {
    expect(() => answerTo(id(1), { ...about, status: 'open' })).toThrow('was not decided');
    expect(() => answerTo(id(1), undefined)).toThrow('was not decided');
  });
});
