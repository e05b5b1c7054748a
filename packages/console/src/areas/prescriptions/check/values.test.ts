import { expect, test } from '@jest/globals';
import type { PrescriptionView } from '@toric/contracts/customer/prescriptions/prescription.http';
import { eyesOf, nextAfter, orderOf } from './values.ts';

const id = '0197a000-0000-7000-8000-000000000001';
const at = '2026-11-23T10:00:00.000Z';
const record: PrescriptionView = {
  ...{
    id,
    customerId: id,
    version: 1,
    createdAt: at,
    updatedAt: at,
    status: 'entered',
    revision: 1,
    partnerId: null,
    reviewSince: at,
  },
  ...{ issuedIn: 'US', issuedOn: '2026-10-19', expiresOn: '2027-10-19', prescriber: { name: 'Dr Chen' } },
  eyes: {
    right: { productId: id, parameters: { baseCurve: 8.7, diameter: 14.5, sphere: -1.5, cylinder: -1.25, axis: 10 } },
  },
};

test('every value of the prescribed eye is compared, then the days and the prescriber', () => {
  expect(orderOf(record)).toEqual([
    ...['right lens', 'right sphere', 'right cylinder', 'right axis', 'right baseCurve', 'right diameter'],
    ...['issuedOn', 'expiresOn', 'prescriber'],
  ]);
});

test('powers have their sign and two decimals', () => {
  expect(
    eyesOf(record)[0]
      ?.values.slice(1, 4)
      .map(({ shown }) => shown),
  ).toEqual(['−1.50', '−1.25', '10']);
});

test('Enter goes to the next unchecked value, and from the last one to the top', () => {
  const order = ['a', 'b', 'c'];
  expect(nextAfter(order, new Set(['a']), 'a')).toBe('b');
  expect(nextAfter(order, new Set(['c']), 'c')).toBe('a');
  expect(nextAfter(order, new Set(order), 'c')).toBeUndefined();
});
