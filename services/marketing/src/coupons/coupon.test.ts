import { describe, expect, test } from '@jest/globals';
import { CreateCouponBody } from '@toric/contracts/marketing/marketing.http';
import { approvedCoupon, changedCoupon, codeOf, couponView, isApproved, newCoupon } from './coupon.ts';

const now = new Date('2026-11-21T12:00:00.000Z');
const later = new Date('2026-11-22T12:00:00.000Z');
const ID = '0197a000-0000-7000-8000-000000000001';
const [MEI, FARIDA] = ['a1', 'a2'].map((end) => `0197a000-0000-7000-8000-0000000000${end}`) as [string, string];
const body = (fields: object) =>
  CreateCouponBody.parse({ code: 'save5', discount: { kind: 'percent', basisPoints: 500 }, ...fields });
const made = (fields: object) => newCoupon(ID, body(fields), MEI, now);
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
      approval: 'not-needed',
      changedBy: MEI,
      approvedBy: null,
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
    expect(changedCoupon(before, { totalLimit: null, endsAt: null, markets: ['US'] }, MEI, later)).toEqual({
      ...before,
      totalLimit: null,
      endsAt: null,
      markets: ['US'],
      version: 2,
      updatedAt: later,
    });
  });
  test('a percentage has the currency of its minimum, and none without a minimum', () => {
    const withMinimum = changedCoupon(made({}), { minimumSubtotal: usd(100) }, MEI, now);
    expect(withMinimum).toMatchObject({ currency: 'USD', minimumSubtotal: 100 });
    expect(changedCoupon(withMinimum, { minimumSubtotal: { amount: 9, currency: 'GBP' } }, MEI, now).currency).toBe(
      'GBP',
    );
    expect(changedCoupon(withMinimum, { minimumSubtotal: null }, MEI, now)).toMatchObject({
      currency: null,
      minimumSubtotal: null,
    });
  });
  test('an amount keeps its currency', () => {
    const before = made({ discount: fiveDollars, minimumSubtotal: usd(100) });
    expect(changedCoupon(before, { minimumSubtotal: null }, MEI, now).currency).toBe('USD');
    expect(() => changedCoupon(before, { minimumSubtotal: { amount: 9, currency: 'GBP' } }, MEI, now)).toThrow(
      'in one currency',
    );
  });
  test('the limit cannot fall below the number of uses', () => {
    const used = { ...made({ totalLimit: 9 }), used: 7 };
    expect(changedCoupon(used, { totalLimit: 7 }, MEI, now).totalLimit).toBe(7);
    expect(() => changedCoupon(used, { totalLimit: 6 }, MEI, now)).toThrow('7 orders already use the coupon');
  });
});

describe('two people for a large discount', () => {
  const percent = (basisPoints: number) => ({ discount: { kind: 'percent', basisPoints } });
  test.each<[string, object, string]>([
    ['30 %', percent(3_000), 'not-needed'],
    ['more than 30 %', percent(3_001), 'needed'],
    ['everything', percent(10_000), 'needed'],
    ['an amount without a minimum', { discount: fiveDollars }, 'needed'],
    ['an amount of 30 % of its minimum', { discount: fiveDollars, minimumSubtotal: usd(1_667) }, 'not-needed'],
    ['an amount of more than 30 % of its minimum', { discount: fiveDollars, minimumSubtotal: usd(1_666) }, 'needed'],
  ])('a coupon over %s: %j has the approval %s', (_, terms, approval) => {
    expect(couponView(made(terms)).approval).toBe(approval);
  });
  test('is approved by somebody else, and a change of its terms needs a new approval', () => {
    const half = made(percent(5_000));
    expect(() => approvedCoupon(half, MEI, later)).toThrow('yourself');
    const approved = approvedCoupon(half, FARIDA, later);
    expect(couponView(approved)).toMatchObject({ approval: 'given', approvedBy: FARIDA, changedBy: MEI, version: 2 });
    expect(approvedCoupon(approved, MEI, later)).toBe(approved);
    expect(isApproved(changedCoupon(approved, { totalLimit: 5 }, MEI, later))).toBe(false);
  });
  test('a coupon that needs no approval stays as it is', () => {
    const small = made({});
    expect(approvedCoupon(small, FARIDA, later)).toBe(small);
  });
});

test('codes are compared in capitals, without leading and trailing white space', () => {
  expect(codeOf(' welcome10\n')).toBe('WELCOME10');
});
