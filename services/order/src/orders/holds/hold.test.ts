// Tests which new orders are held, and who releases a hold.
import { describe, expect, test } from '@jest/globals';
import type { Actor, StaffRole } from '@toric/contracts/kernel/access';
import { assertHoldable, assertMayRelease, assertNotHeld, decideHolds, type HoldRules, type Signs } from './hold.ts';

const rules: HoldRules = { newCustomerAbove: { USD: 50_000, JPY: 70_000, KWD: 150_000 }, failedCards: 3 };
const good: Signs = { failedToday: 0, isNew: false, isBadAddress: false };
const usd = (amount: number) => ({ amount, currency: 'USD' });
const as = (role: StaffRole): Actor => ({ id: 'staff', kind: 'staff', roles: [role] });

describe('a new order', () => {
  test('is not held without a sign', () => expect(decideHolds(rules, good, usd(900_000))).toEqual([]));

  test('of a new customer is held above the amount of its currency, to the smallest unit', () => {
    const fresh = { ...good, isNew: true };
    expect(decideHolds(rules, fresh, usd(50_000))).toEqual([]);
    expect(decideHolds(rules, fresh, usd(50_001))).toEqual(['limit']);
    expect(decideHolds(rules, fresh, { amount: 70_001, currency: 'JPY' })).toEqual(['limit']);
    expect(decideHolds(rules, fresh, { amount: 150_001, currency: 'KWD' })).toEqual(['limit']);
    expect(decideHolds(rules, fresh, { amount: 999_999, currency: 'EUR' })).toEqual([]);
  });

  test('is held after several failed cards, and 0 switches the rule off', () => {
    expect(decideHolds(rules, { ...good, failedToday: 2 }, usd(1))).toEqual([]);
    expect(decideHolds(rules, { ...good, failedToday: 3 }, usd(1))).toEqual(['fraud']);
    expect(decideHolds({ ...rules, failedCards: 0 }, { ...good, failedToday: 9 }, usd(1))).toEqual([]);
  });

  test('has every hold that applies', () => {
    const signs = { failedToday: 4, isNew: true, isBadAddress: true };
    expect(decideHolds(rules, signs, usd(60_000))).toEqual(['fraud', 'limit', 'address']);
  });
});

test('fraud and limit need finance or an administrator, an address and a hold by hand also sales', () => {
  for (const kind of ['fraud', 'limit'] as const) {
    expect(() => assertMayRelease(as('sales'), kind, null)).toThrow('released by finance');
    expect(() => assertMayRelease(as('finance'), kind, null)).not.toThrow();
    expect(() => assertMayRelease(as('admin'), kind, null)).not.toThrow();
    expect(() => assertMayRelease(as('finance'), kind, as('finance').id)).toThrow('has not placed the order');
  }
  for (const kind of ['address', 'manual'] as const)
    expect(() => assertMayRelease(as('sales'), kind, null)).not.toThrow();
});

test('an order that has left or was cancelled cannot be held', () => {
  for (const status of ['shipping', 'shipped', 'completed', 'cancelling', 'cancelled'])
    expect(() => assertHoldable(status)).toThrow('can no longer be held');
  for (const status of ['verifying', 'confirmed', 'part-shipped']) expect(() => assertHoldable(status)).not.toThrow();
});

test('a held order does not leave', () => {
  expect(() => assertNotHeld({ holdCount: 1 })).toThrow('on hold');
  expect(() => assertNotHeld({ holdCount: 0 })).not.toThrow();
});
