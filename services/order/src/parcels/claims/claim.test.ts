// Tests which claims to a carrier may be made, and what is needed to close a claim.
import { expect, test } from '@jest/globals';
import { assertClaimable, paidBy } from './claim.ts';

const open = { status: 'filed', currency: 'JPY', outcome: 'paid', paid: { amount: 6_400, currency: 'JPY' } } as const;

test('a carrier answers only for what it has received', () => {
  for (const status of ['packed', 'labelled', 'cancelled'] as const)
    expect(() => assertClaimable(status)).toThrow(status);
  for (const status of ['handed-over', 'lost', 'delivered', 'returned'] as const)
    expect(() => assertClaimable(status)).not.toThrow();
});

test('a claim that was paid needs its amount in the currency of the claim', () => {
  expect(paidBy(open)).toBe(6_400);
  expect(() => paidBy({ ...open, paid: undefined })).toThrow('Name the amount');
  expect(() => paidBy({ ...open, paid: { amount: 6_400, currency: 'USD' } })).toThrow('Name the amount');
  expect(() => paidBy({ ...open, paid: { amount: 0, currency: 'JPY' } })).toThrow('Name the amount');
});

test('a refused claim paid nothing, and a closed one stays as it is', () => {
  expect(paidBy({ ...open, outcome: 'refused' })).toBeNull();
  expect(() => paidBy({ ...open, status: 'paid' })).toThrow('paid already');
});
