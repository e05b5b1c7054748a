import { describe, expect, test } from '@jest/globals';
import { availabilityIn, availabilityOf, packsToHave } from './availability.ts';

test.each([
  [0, 'sold-out'],
  [1, 'low'],
  [5, 'low'],
  [6, 'in-stock'],
] as const)('%d boxes are %s', (boxes, word) => {
  expect(availabilityOf(boxes, 5)).toBe(word);
});

describe('only packs priced in the market, and only boxes that keep long enough, count', () => {
  const gb = { market: 'GB', currency: 'GBP', amount: 4500, taxRate: 2000 };
  const us = { market: 'US', currency: 'USD', amount: 6400, taxRate: 0 };
  const packs = [
    { id: 'six', gtin: '1', size: 6, prices: [us, gb] },
    { id: 'three', gtin: '2', size: 3, prices: [gb] },
  ];
  const lots = [
    { lensId: 'lens', packId: 'six', expiresOn: '2027-05-20', available: 90 },
    { lensId: 'lens', packId: 'six', expiresOn: '2027-05-21', available: 2 },
    { lensId: 'lens', packId: 'three', expiresOn: '2031-01-31', available: 9 },
  ];
  const counter = { today: '2026-11-21', spareDays: 30, lowStock: 5 };
  const product = { replacement: 'monthly' } as const;

  test('pack by pack', () => {
    expect(packsToHave({ product, packs, market: 'US' }, lots, counter)).toEqual([
      { packId: 'six', size: 6, price: { amount: 6400, currency: 'USD' }, availability: 'low' },
    ]);
  });

  test('all together; without a market, whatever they are priced in', () => {
    const markets = ['US', 'GB', 'KR', undefined];
    expect(markets.map((market) => availabilityIn({ product, packs, market }, lots, counter))).toEqual([
      'low',
      'in-stock',
      'sold-out',
      'in-stock',
    ]);
  });
});
