import { describe, expect, test } from '@jest/globals';
import { availabilityInMarket, availabilityOf, packsInMarket } from './availability.ts';

test.each([
  [0, 'sold-out'],
  [1, 'low'],
  [5, 'low'],
  [6, 'in-stock'],
] as const)('%d boxes are %s', (boxes, word) => {
  expect(availabilityOf(boxes, 5)).toBe(word);
});

describe('only packs with a price in the market count, and only boxes that keep long enough', () => {
  const gb = { market: 'GB', currency: 'GBP', amount: 4500, taxRate: 2000 };
  const us = { market: 'US', currency: 'USD', amount: 6400, taxRate: 0 };
  const packs = [
    { id: 'six', gtin: '1', size: 6, weightGrams: null, content: null, prices: [us, gb] },
    { id: 'three', gtin: '2', size: 3, weightGrams: null, content: null, prices: [gb] },
  ];
  const lots = [
    { lensId: 'lens', packId: 'six', expiresOn: '2027-05-20', available: 90 },
    { lensId: 'lens', packId: 'six', expiresOn: '2027-05-21', available: 2 },
    { lensId: 'lens', packId: 'three', expiresOn: '2031-01-31', available: 9 },
  ];
  const rules = { today: '2026-11-21', spareDays: 30, lowStock: 5 };
  const product = { replacement: 'monthly' } as const;

  test('for the availability of each pack', () => {
    expect(packsInMarket({ product, packs, market: 'US' }, lots, rules)).toEqual([
      { packId: 'six', size: 6, price: { amount: 6400, currency: 'USD' }, availability: 'low' },
    ]);
  });

  test('for the availability of the lens; without a market, every pack counts', () => {
    const markets = ['US', 'GB', 'KR', undefined];
    expect(markets.map((market) => availabilityInMarket({ product, packs, market }, lots, rules))).toEqual([
      'low',
      'in-stock',
      'sold-out',
      'in-stock',
    ]);
  });
});
