// Tests that the hold rules for a new order also apply when an amendment raises the total of a confirmed order or
// changes its address.
import { expect, test } from '@jest/globals';
import { holdsOfAmendment } from './hold-amended.ts';
import type { Terms } from '../terms.ts';

const terms = (subtotal: number, shippingAddressId = 'home'): Terms => ({
  ...{ lines: [], currency: 'USD', shippingAddressId, deliveryMethodId: null, subtotal, discount: 0, delivery: 0 },
  ...{ deliveryName: null, taxOnTop: 0, tax: 0, promisedOn: null, place: null },
});
const rules = { newCustomerAbove: { USD: 50_000 }, failedCards: 3 };
const signs = { failedToday: 0, isNew: true, isBadAddress: false };
const holds = (before: Terms, after: Terms, change: object = {}) =>
  holdsOfAmendment(rules, { ...signs, ...change }, before, after);

test('a small order of a new customer that grows beyond the limit is held', () => {
  expect(holds(terms(2_000), terms(50_001))).toEqual(['limit']);
  expect(holds(terms(2_000), terms(50_000))).toEqual([]);
  expect(holds(terms(2_000), terms(50_001), { isNew: false })).toEqual([]);
  expect(holds(terms(2_000), terms(3_000), { failedToday: 3 })).toEqual(['fraud']);
});

test('an order that moves to an address at which no parcel arrives is held', () => {
  expect(holds(terms(2_000), terms(2_000, 'nowhere'), { isBadAddress: true })).toEqual(['address']);
  expect(holds(terms(2_000), terms(3_000), { isBadAddress: true })).toEqual([]);
});

test('an order that becomes smaller is not held, because a person may have released it before', () => {
  expect(holds(terms(90_000), terms(60_000), { failedToday: 3 })).toEqual([]);
});
