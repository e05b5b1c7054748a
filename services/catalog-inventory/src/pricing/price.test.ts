import { describe, expect, test } from '@jest/globals';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import {
  needsApproval,
  type PastPrice,
  type PriceFloor,
  type PriceLimits,
  priceChanges,
  requireWithinLimits,
} from './price.ts';

const floor: PriceFloor = {
  ...{ id: 'floor', market: 'US', currency: 'USD', amount: 1_000, share: 7_000 },
  ...{ reason: 'Opening', setBy: 'finance', createdAt: new Date('2026-01-01T00:00:00.000Z') },
};
const value = { packSize: 6, currency: 'USD', amount: 6_400, taxRate: 0 };
const held = (more: Partial<PastPrice> & { amount?: number; currency?: string } = {}): PastPrice => {
  const { amount = 6_400, currency = 'USD', ...rest } = more;
  return { packId: 'pack', market: 'US', value: { ...value, amount, currency }, ...rest };
};
const limits = (past: readonly PastPrice[] = [], more: Partial<PriceLimits> = {}): PriceLimits => ({
  ...{ by: 'sales', floors: [floor], past },
  ...more,
});
/** Returns the reason why one person may not set the price of the pack in the US to `after`. */
const refused = (after: Partial<typeof value>, known: PriceLimits, before: typeof value | null = null) =>
  needsApproval({ packId: 'pack', market: 'US', before, after: { ...value, ...after } }, known)?.en;

describe('one person alone', () => {
  test('may not sell a box for nothing, whatever the floor', () => {
    expect(refused({ amount: 0 }, limits([held()]), value)).toMatch(/gives the box away/);
  });

  test('may not set a price below the amount of the floor, also a first price', () => {
    expect(refused({ amount: 999 }, limits())).toMatch(/^999 is below 1000/);
    expect(refused({ amount: 1_000 }, limits())).toBeUndefined();
  });

  test('may lower a price to the share of the floor, and no further', () => {
    expect(refused({ amount: 4_480 }, limits([held()]), value)).toBeUndefined();
    expect(refused({ amount: 4_479 }, limits([held()]), value)).toMatch(/^4479 is below 4480/);
  });

  test('may not reach a price below the floor in several steps, each of which is allowed', () => {
    const afterOneStep = limits([held({ amount: 4_480 }), held()]);
    expect(refused({ amount: 4_000 }, afterOneStep, { ...value, amount: 4_480 })).toMatch(/^4000 is below 4480/);
  });

  test('may not remove a price and put a lower one anew', () => {
    expect(refused({ amount: 1_500 }, limits([held()]), null)).toMatch(/^1500 is below 4480/);
  });

  test('may not keep the number and change the currency', () => {
    const inYen = { ...floor, market: 'US', currency: 'JPY', amount: 100 };
    expect(refused({ currency: 'JPY' }, limits([held()]), value)).toMatch(/in JPY, and .* in USD/);
    expect(refused({ currency: 'JPY' }, limits([held()], { floors: [inYen] }), value)).toMatch(/in JPY, and .* in USD/);
  });

  test('may not sell cheap in a second market: a first price there is compared with the others in its currency', () => {
    const puerto = { ...floor, market: 'PR' };
    const known = limits([held()], { floors: [floor, puerto] });
    const first = (amount: number) =>
      needsApproval({ packId: 'pack', market: 'PR', before: null, after: { ...value, amount } }, known)?.en;
    expect(first(2_000)).toMatch(/^2000 is below 4480/);
    expect(first(5_000)).toBeUndefined();
  });

  test('sets no price in a market for which the shop has no floor', () => {
    expect(refused({}, limits([], { floors: [] }))).toMatch(/no floor for prices in US/);
  });

  test('sets no price under a floor that the same person has set', () => {
    expect(refused({ amount: 5_000 }, limits([held()], { by: 'finance' }), value)).toMatch(
      /set the floor of US yourself/,
    );
  });

  test('may not make the box larger at the same price, because a lens then costs less', () => {
    expect(refused({ packSize: 90 }, limits([held()]), value)).toMatch(/^6400 is below 67200/);
    expect(refused({ packSize: 3, amount: 3_200 }, limits([held()]), value)).toBeUndefined();
  });

  test('may raise a price, also one that is below the floor, and may change its tax', () => {
    const low = { ...value, amount: 500 };
    expect(refused({ amount: 600 }, limits([held({ amount: 500 }), held()]), low)).toBeUndefined();
    expect(refused({ amount: 500, taxRate: 2_000 }, limits([held()]), low)).toBeUndefined();
  });

  test('may end the sale in a market', () => {
    expect(
      needsApproval({ packId: 'pack', market: 'US', before: value, after: null }, limits([held()])),
    ).toBeUndefined();
  });
});

describe('the changes of a pack', () => {
  const us = { market: 'US', currency: 'USD', amount: 6_400, taxRate: 0 };
  const gb = { market: 'GB', currency: 'GBP', amount: 4_800, taxRate: 2_000 };

  test('name each price that was added, changed or removed, and no other', () => {
    const before = { id: 'pack', size: 6, prices: [us, gb] };
    const after = {
      id: 'pack',
      size: 6,
      prices: [
        { ...gb, amount: 5_000 },
        { ...us, market: 'CA' },
      ],
    };
    expect(
      priceChanges(before, after).map(({ market, before: was, after: is }) => [market, was?.amount, is?.amount]),
    ).toEqual([
      ['US', 6_400, undefined],
      ['GB', 4_800, 5_000],
      ['CA', undefined, 6_400],
    ]);
    expect(priceChanges(before, { ...before, prices: [gb, us] })).toEqual([]);
  });

  test('count a price as changed if its box has another size', () => {
    expect(priceChanges({ id: 'pack', size: 6, prices: [us] }, { id: 'pack', size: 90, prices: [us] })).toMatchObject([
      { before: { packSize: 6, amount: 6_400 }, after: { packSize: 90, amount: 6_400 } },
    ]);
  });

  test('are refused at the place of the wrong price in the request', () => {
    const after = { id: 'pack', size: 6, prices: [gb, { ...us, amount: 1 }] };
    const known = limits([held()], { floors: [floor, { ...floor, market: 'GB', currency: 'GBP' }] });
    try {
      requireWithinLimits(undefined, after, known);
      throw new Error('the price was accepted');
    } catch (error) {
      if (!(error instanceof BusinessError)) throw error;
      expect([error.slug, error.errors.map(({ pointer }) => pointer)]).toEqual([
        'price.needs-approval',
        ['/prices/1/amount'],
      ]);
    }
  });
});
