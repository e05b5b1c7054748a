// Tests that amounts are whole minor units: the parts of a split add up to the total, and half a unit is rounded up.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { allocate, Money, portion, taxWithin } from './money.ts';

const amount = fc.integer({ min: 0, max: 2_000_000_000 });
const rate = fc.integer({ min: 0, max: 10_000 });
const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 50 });
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

test('an amount is whole and bounded, and has a currency', () => {
  const bad = [{ amount: 0.5 }, { amount: -1 }, { amount: 2_000_000_001 }, { currency: 'usd' }, { currency: 'EURO' }];
  expect(Money.safeParse({ amount: 2_000_000_000, currency: 'JPY' }).success).toBe(true);
  for (const wrong of bad) expect(Money.safeParse({ amount: 1, currency: 'USD', ...wrong }).success).toBe(false);
});

describe('portion', () => {
  test.each([
    [6_400, 1_000, 640],
    [5, 1_000, 1], // half a cent is rounded up
    [4, 1_000, 0],
    [333, 3_333, 111],
    [0, 10_000, 0],
    [2_000_000_000, 10_000, 2_000_000_000],
  ])('of %s at %s basis points is %s', (whole, share, part) => {
    expect(portion(whole, share)).toBe(part);
  });

  test('is the exact share, rounded half up, and never more than the whole', () => {
    fc.assert(
      fc.property(amount, rate, (whole, share) => {
        const part = BigInt(portion(whole, share));
        const exact = BigInt(whole) * BigInt(share); // the unit is a ten-thousandth of a minor unit
        expect(part * 10_000n - exact).toBeLessThanOrEqual(5_000n);
        expect(exact - part * 10_000n).toBeLessThan(5_000n);
        expect(part).toBeLessThanOrEqual(BigInt(whole));
      }),
    );
  });
});

describe('taxWithin', () => {
  test.each([
    [12_000, 2_000, 2_000],
    [10_700, 700, 700],
    [100, 2_000, 17],
    [9_999, 0, 0],
    [1, 10_000, 1], // 0.5 is rounded up
  ])('of %s gross at %s basis points is %s', (gross, share, tax) => {
    expect(taxWithin(gross, share)).toBe(tax);
  });

  test('net and tax add up to the gross, and the tax is the rate on the net within half a unit', () => {
    fc.assert(
      fc.property(amount, rate, (gross, share) => {
        const tax = taxWithin(gross, share);
        const [parts, doubled] = [BigInt(10_000 + share), BigInt(gross) * BigInt(share) * 2n];
        expect(BigInt(tax) * parts * 2n - doubled).toBeLessThanOrEqual(parts);
        expect(doubled - BigInt(tax) * parts * 2n).toBeLessThan(parts);
      }),
    );
  });
});

describe('allocate', () => {
  test.each([
    [9_000, [6_667, 3_333], [6_000, 3_000]],
    [100, [1, 1, 1], [34, 33, 33]],
    [1, [1, 1], [1, 0]],
    [10, [0, 5], [0, 10]],
    [7, [0, 0], [0, 0]],
    [0, [3, 4], [0, 0]],
  ])('%s over %j is %j', (total, over, shares) => {
    expect(allocate(total, over)).toEqual(shares);
  });

  test('adds up exactly, and every share is less than one unit away from its exact value', () => {
    fc.assert(
      fc.property(amount, weights, (total, over) => {
        const shares = allocate(total, over);
        const all = sum(over);
        expect(sum(shares)).toBe(all === 0 ? 0 : total);
        if (all === 0) return;
        shares.forEach((share, index) => {
          const off = BigInt(share) * BigInt(all) - BigInt(total) * BigInt(over[index] ?? 0);
          expect(off < 0n ? -off : off).toBeLessThan(BigInt(all));
        });
      }),
    );
  });
});
