// Tests which import rows add, change or keep a supplier, and which rows are refused.
import { expect, test } from '@jest/globals';
import type { ImportPlan } from '@toric/contracts/customer/imports/import-plan';
import type { Supplier } from '../../purchasing/supplier.ts';
import { decideSupplier, supplierRow } from './supplier-row.ts';

const HEAD = ['code', 'name', 'currency', 'days', 'street', 'city', 'zip'];
const plan: ImportPlan = {
  ...{ fileId: 'f', subject: 'suppliers', head: HEAD, dateOrder: 'year-month-day', country: 'US', mode: 'both' },
  shape: { format: 'csv', encoding: 'utf-8', delimiter: 'comma', hasHeading: true },
  fields: ['code', 'name', 'currency', 'leadTimeDays', 'line1', 'city', 'postalCode'],
  ...{ system: 's', promisedBy: [] },
};
const onFile: Supplier = {
  ...{ id: '0197a000-0000-7000-8000-0000000000b1', code: 'TESTLENS', name: 'Testlens', currency: 'USD' },
  ...{ leadTimeDays: 7, priority: 100, licences: [], contact: null, active: true, version: 1 },
  address: { line1: '4 Dock Road', city: 'Newark', postalCode: '07114', country: 'US' },
  ...{ createdAt: new Date(0), updatedAt: new Date(0) },
};
const decide = (cells: string[], known?: Supplier, mode: ImportPlan['mode'] = 'both') =>
  decideSupplier(supplierRow({ cells }, plan), known, mode);

test('a new supplier gets the usual lead time', () => {
  expect(decide(['NEW', 'New', 'usd', '', '1 Road', 'Boston', '02108'])).toMatchObject({
    do: 'create',
    body: { code: 'NEW', currency: 'USD', leadTimeDays: 7, address: { line1: '1 Road', country: 'US' } },
  });
});

test('an empty cell leaves what is on file, and the currency never changes', () => {
  expect(decide(['TESTLENS', '', '', '', '', '', ''], onFile)).toMatchObject({ do: 'keep' });
  expect(decide(['TESTLENS', '', '', '9', '', '', ''], onFile)).toMatchObject({
    do: 'update',
    body: { name: 'Testlens', leadTimeDays: 9, address: onFile.address },
  });
  expect(decide(['TESTLENS', '', 'EUR', '', '', '', ''], onFile)).toMatchObject({
    do: 'reject',
    reasons: [{ column: 'currency' }],
  });
});

test('each fault is named at its column', () => {
  const columns = (decision: ReturnType<typeof decide>) =>
    decision.do === 'reject' ? decision.reasons.map(({ column }) => column) : [];
  expect(columns(decide(['NEW', '', 'USD', '', '1 Road', 'Boston', '02108']))).toEqual(['name']);
  expect(columns(decide(['NEW', 'New', 'USD', 'soon', '1 Road', 'Boston', '02108']))).toEqual(['days']);
  expect(columns(decide(['NEW', 'New', 'USD', '', '1 Road', 'Boston', 'ABC']))).toEqual(['zip']);
  expect(columns(decide(['TESTLENS', 'x', '', '', '', '', ''], onFile, 'create'))).toEqual(['code']);
  expect(columns(decide(['NEW', 'New', 'USD', '', '1 Road', 'Boston', '02108'], undefined, 'update'))).toEqual([
    'code',
  ]);
});
