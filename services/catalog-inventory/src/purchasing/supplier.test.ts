import { expect, test } from '@jest/globals';
import { amountFor, changedSupplier, newSupplier, supplierFigures, supplierView } from './supplier.ts';

const [then, now] = [new Date('2026-11-20T09:30:00Z'), new Date('2026-11-21T09:30:00Z')];
const supplier = newSupplier(
  {
    code: 'COOPER',
    name: 'Cooper',
    currency: 'USD',
    leadTimeDays: 7,
    priority: 100,
    licences: [],
    address: { line1: '4 Dock Road', city: 'Newark', postalCode: '07114', country: 'US' },
    contact: null,
    active: true,
  },
  '0197a000-0000-7000-8000-000000000001',
  then,
);

test('a change is a new version and keeps the fields that it does not name', () => {
  const changed = changedSupplier(supplier, { leadTimeDays: 5 }, now);
  expect(changed).toEqual({ ...supplier, leadTimeDays: 5, version: 2, updatedAt: now });
});

test('prices must be in the currency in which the supplier is paid', () => {
  expect(amountFor(supplier, { amount: 3_100, currency: 'USD' })).toBe(3_100);
  expect(() => amountFor(supplier, { amount: 3_100, currency: 'EUR' })).toThrow('is paid in USD');
  const price = { packId: 'pack', productId: 'product', gtin: '02000000000015', amount: 3_100, minimumQuantity: 10 };
  expect(supplierView(supplier, [price]).prices).toEqual([
    {
      packId: 'pack',
      productId: 'product',
      gtin: '02000000000015',
      price: { amount: 3_100, currency: 'USD' },
      minimumQuantity: 10,
    },
  ]);
});

test('the fill rate is in hundredths of a per cent and the lead time in tenths of a day; both are null without ended orders', () => {
  const back = { returned: 5, faulty: 2 };
  expect(supplierFigures('2025-11-21', { ordered: 300, received: 299, medianDays: 6.24999, ...back })).toEqual({
    ...{ since: '2025-11-21', orderedBoxes: 300, receivedBoxes: 299, returnedBoxes: 5, faultyBoxes: 2 },
    ...{ fillRate: 9_967, medianLeadTimeDays: 6.2 },
  });
  expect(supplierFigures('2025-11-21', { ordered: 0, received: 0, medianDays: null, ...back })).toMatchObject({
    fillRate: null,
    medianLeadTimeDays: null,
  });
});
