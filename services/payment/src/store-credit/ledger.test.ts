// Tests how much store credit an order takes, which balance each ledger entry shows, and when credit expires.
import { describe, expect, test } from '@jest/globals';
import { monthsBefore } from './expire-credit.flow.ts';
import { entriesOf, shareOf } from './ledger.ts';

const owner = { customerId: 'c', currency: 'JPY' };
const wish = (use: true | number, total = 1_000) => ({
  ...{ orderId: 'o', customerId: 'c', use, amount: { amount: total, currency: 'JPY' } },
});

describe('an order takes', () => {
  test.each([
    [true, 400, 400],
    [true, 1_500, 1_000],
    [true, 0, 0],
    [300, 400, 300],
    [1_500, 1_000, 1_000],
    [500, 400, undefined],
  ] as const)('with the wish %s and a balance of %i: %s', (use, balance, taken) => {
    expect(shareOf(wish(use), balance)).toBe(taken);
  });
});

test('each line has the balance after it, account by account', () => {
  const used = { ...owner, kind: 'used', amount: -300, orderId: 'o' } as const;
  const given = { ...owner, currency: 'KWD', kind: 'given', amount: 1, giftId: 'g' } as const;
  const lines = entriesOf(new Map([['c JPY', 500]]), [used, given, { ...used, amount: -200 }]);
  expect(lines.map(({ balance }) => balance)).toEqual([200, 1, 0]);
});

test('a line that would make the balance negative is an error', () => {
  expect(() => entriesOf(new Map([['c JPY', 500]]), [{ ...owner, kind: 'used', amount: -501 }])).toThrow('-1');
});

test.each([
  ['2026-12-01T09:00:00.000Z', 12, '2025-12-01T09:00:00.000Z'],
  ['2026-03-31T09:00:00.000Z', 1, '2026-02-28T09:00:00.000Z'],
  ['2026-01-15T09:00:00.000Z', 2, '2025-11-15T09:00:00.000Z'],
])('%s less %i months is %s', (now, months, expected) => {
  expect(monthsBefore(new Date(now), months).toISOString()).toBe(expected);
});
