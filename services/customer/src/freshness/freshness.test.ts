import { expect, test } from '@jest/globals';
import { freshnessOf, staleBefore } from './freshness.ts';

const [at, confirmedAt] = [new Date('2024-01-31T10:00:00Z'), new Date('2026-11-01T10:00:00Z')];
const known = [
  { fact: 'phone', addressId: null, recordedAt: at },
  { fact: 'address', addressId: 'a', recordedAt: at },
] as const;
const confirmations = [{ subject: 'c', fact: 'phone', confirmedAt, confirmedBy: 's', byCustomer: false }];
const limit = staleBefore(new Date('2026-11-30T00:00:00Z'), 24);

test('a fact is stale if its last confirmation, or else its record, is older than the limit', () => {
  const shown = freshnessOf({ customerId: 'c', known, confirmations, staleBefore: limit, forCustomer: false });
  expect(shown).toMatchObject([
    { fact: 'phone', confirmedBy: 's', isStale: false },
    { fact: 'address', addressId: 'a', confirmedAt: null, isStale: true },
  ]);
});

test('a customer does not see which colleague confirmed a fact', () => {
  const [phone] = freshnessOf({ customerId: 'c', known, confirmations, staleBefore: limit, forCustomer: true });
  expect(phone).toMatchObject({ confirmedBy: null, confirmedAt: confirmedAt.toISOString() });
});
