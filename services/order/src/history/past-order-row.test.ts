// Tests how a line of a past order is read from a row of an import file.
import { expect, test } from '@jest/globals';
import type { FedRow } from '@toric/chassis/imports/fed-plan';
import type { ImportPlan } from '@toric/contracts/customer/imports/import-plan';
import { lineKey, pastOrderRow } from './past-order-row.ts';

const HEAD = ['customer', 'number', 'day', 'product', 'eye', 'boxes', 'price', 'currency'];
const plan: ImportPlan = {
  ...{
    fileId: 'f',
    subject: 'orders',
    head: HEAD,
    dateOrder: 'year-month-day',
    country: 'US',
    mode: 'both',
    system: 's',
  },
  shape: { format: 'csv', encoding: 'utf-8', delimiter: 'comma', hasHeading: true },
  fields: ['customerExternalId', 'orderNumber', 'orderedOn', 'productName', 'eye', 'quantity', 'amount', 'currency'],
  promisedBy: [],
};
const CUSTOMER = { id: '0197a000-0000-7000-8000-00000000000c' };
const read = (cells: string[], customer: FedRow['customer'] = CUSTOMER) =>
  pastOrderRow({ cells, customer }, plan, '2026-11-30');

test('a whole row', () => {
  const row = read(['1', 'A-1', '2025-01-15', 'Everyday', 'OD', '2', '30.00', 'USD']);
  expect(row).toMatchObject({ customerId: CUSTOMER.id, isPromised: false, reasons: [] });
  expect(row.order).toMatchObject({
    ...{ orderNumber: 'A-1', line: 'Everyday/right', orderedOn: '2025-01-15', eye: 'right', quantity: 2 },
    ...{ unitPrice: 3000, currency: 'USD', parameters: null, gtin: null },
  });
  expect(lineKey(row)).toEqual(['past-order:A-1|Everyday/right']);
});

test('a customer whom an earlier file promises has no id yet', () => {
  const row = read(['1', 'A-1', '2025-01-15', 'Everyday', '', '2', '', ''], { promised: true });
  expect(row).toMatchObject({ customerId: undefined, isPromised: true, reasons: [] });
  expect(row.order).toMatchObject({ unitPrice: null, currency: null, eye: null });
});

test('each fault is named at its column', () => {
  const columns = (cells: string[]) => read(cells).reasons.map(({ column }) => column);
  expect(columns(['1', '', '2025-01-15', 'Everyday', '', '2', '', ''])).toEqual(['number']);
  expect(columns(['1', 'A', '2099-01-15', 'Everyday', '', '2', '', ''])).toEqual(['day']);
  expect(columns(['1', 'A', '2025-01-15', '', '', '2', '', ''])).toEqual(['product']);
  expect(columns(['1', 'A', '2025-01-15', 'Everyday', 'third', '2', '', ''])).toEqual(['eye']);
  expect(columns(['1', 'A', '2025-01-15', 'Everyday', '', '0', '', ''])).toEqual(['boxes']);
  expect(columns(['1', 'A', '2025-01-15', 'Everyday', '', '2', '30.00', ''])).toEqual(['currency']);
  expect(lineKey(read(['1', '', '2025-01-15', 'Everyday', '', '2', '', '']))).toEqual([]);
});
