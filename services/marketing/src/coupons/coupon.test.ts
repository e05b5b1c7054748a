import { describe, expect, test } from '@jest/globals';
import { CreateCouponBody } from '@toric/contracts/marketing/marketing.http';
import { changedCoupon, codeOf, couponView, newCoupon } from './coupon.ts';

const now = new Date('2026-11-21T12:00:00.000Z');
const later = new Date('2026-11-22T12:00:00.000Z');
const ID = '0197a000-0000-7000-8000-000000000001';
const body = (fields: object) =>
  CreateCouponBody.parse({ code: 'save5', discount: { kind: 'percent', basisPoints: 500 }, ...fields });
const made = (fields: object) => newCoupon(ID, body(fields), now);
const fiveDollars = { kind: 'amount', amount: { amount: 500, currency: 'USD' } };
const usd = (amount: number) => ({ amount, currency: 'USD' });

describe('newCoupon', () => {
  test('fills omitted fields: it starts now, in every market, without limits', () => {
    expect(couponView(made({}))).toEqual({
      id: ID,
      code: 'SAVE5',
      discount: { kind: 'percent', basisPoints: 500 },
      description: '',
      minimumSubtotal: null,
      markets: [],
      startsAt: now.toISOString(),
      endsAt: null,
      totalLimit: null,
      perCustomerLimit: null,
      active: true,
      version: 1,
      createdAt: now.toISOString(),
      updatedAt: now.toISOString(),
    });
  });
  test('keeps amounts and their currency', () => {
    const view = couponView(made({ discount: fiveDollars, minimumSubtotal: usd(5000) }));
    expect(view).toMatchObject({ discount: fiveDollars, minimumSubtotal: usd(5000) });
  });
  test('refuses two currencies and an empty window', () => {
    const minimumSubtotal = { amount: 1, currency: 'GBP' };
    expect(() => made({ discount: fiveDollars, minimumSubtotal })).toThrow(
      'The discount is in USD, the minimum in GBP',
    );
    expect(() => made({ endsAt: now.toISOString() })).toThrow('would end before it starts');
  });
  test.each(['A', '-AB', 'A B', 'Ä10', 'A'.repeat(41), 'A_B'])('%s is no code', (code) => {
    expect(CreateCouponBody.safeParse({ ...body({}), code }).success).toBe(false);
  });
});

describe('changedCoupon', () => {
  test('changes only the named fields, and increases the version', () => {
    const before = made({ discount: fiveDollars, totalLimit: 9, endsAt: later.toISOString() });
    expect(changedCoupon(before, { totalLimit: null, endsAt: null, markets: ['US'] }, later)).toEqual({
      ...before,
      totalLimit: null,
      endsAt: null,
      markets: ['US'],
      version: 2,
      updatedAt: later,
    });
  });
  test('a percentage has the currency of its minimum, and none without a minimum', () => {
    const withMinimum = changedCoupon(made({}), { minimumSubtotal: usd(100) }, now);
    expect(withMinimum).toMatchObject({ currency: 'USD', minimumSubtotal: 100 });
    expect(changedCoupon(withMinimum, { minimumSubtotal: { amount: 9, currency: 'GBP' } }, now).currency).toBe('GBP');
    expect(changedCoupon(withMinimum, { minimumSubtotal: null }, now)).toMatchObject({
      currency: null,
      minimumSubtotal: null,
    });
  });
  test('an amount keeps its currency', () => {
    const before = made({ discount: fiveDollars, minimumSubtotal: usd(100) });
    expect(changedCoupon(before, { minimumSubtotal: null }, now).currency).toBe('USD');
    expect(() => changedCoupon(before, { minimumSubtotal: { amount: 9, currency: 'GBP' } }, now)).toThrow(
      'in one currency',
    );
  });
  test('the limit cannot fall below the number of uses', () => {
    const used = { ...made({ totalLimit: 9 }), used: 7 };
    expect(changedCoupon(used, { totalLimit: 7 }, now).totalLimit).toBe(7);
    expect(() => changedCoupon(used, { totalLimit: 6 }, now)).toThrow('7 orders already use the coupon');
  });
});

test('codes are compared in capitals, without leading and trailing white space', () => {
  expect(codeOf(' welcome10\n')).toBe('WELCOME10');
});
