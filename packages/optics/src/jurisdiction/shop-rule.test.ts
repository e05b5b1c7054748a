// Tests in which countries the shop may sell: by their law, or by a rule of the shop.
import { expect, test } from '@jest/globals';
import { saleIn, ShopRules } from './shop-rule.ts';

const DAY = '2026-11-29';

test.each([
  ['US', 'permitted'],
  ['DE', 'permitted'],
  ['GB', 'permitted'],
  ['KR', 'forbidden'],
  ['CH', 'no-rules'],
  ['AU', 'no-rules'],
  ['KO', 'no-rules'],
])('in %s a sale is %s, because a place without a law pack is not a place without law', (market, kind) => {
  expect(saleIn(market, DAY, {}).kind).toBe(kind);
});

test('a rule of the shop permits sales where no pack is on file, and never where a law forbids them', () => {
  const rules = ShopRules.parse({ CH: { source: 'Opinion of counsel, 4 May 2026' }, KR: { source: 'None at all' } });
  expect(saleIn('CH', DAY, rules)).toEqual({ kind: 'permitted' });
  expect(saleIn('KR', DAY, rules)).toMatchObject({ kind: 'forbidden', source: expect.stringContaining('제12조제5항') });
});

test('a rule of the shop names a country that exists, and its source', () => {
  expect(ShopRules.safeParse({ UK: { source: 'Opinion of counsel' } }).success).toBe(false);
  expect(ShopRules.safeParse({ CH: { source: ' ' } }).success).toBe(false);
});
