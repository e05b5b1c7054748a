// Tests that the generated shop is consistent: no order is older than its customer, stock and numbers add up, and every
// status occurs.
import { describe, expect, test } from '@jest/globals';
import { OrderStatus } from '@toric/contracts/order/order.http';
import { compileMatrix } from '@toric/optics/matrix';
import { TEST_LENS_IDS } from '../../prove/testing/test-lens-ids.ts';
import { nth, scaleCatalogue, sharesOf } from './catalogue.ts';
import { orderOf, ordersOf, stepsOf, stockOf, wasCaptured } from './orders.ts';
import { emailOf, phoneOf, registeredAt, type ShopPlan, lensesWornBy } from './customers.ts';
import { stockRows } from './rows/catalog-inventory.ts';
import { paymentRows, paymentStatusOf } from './rows/payment.ts';

const MASTER_KEY = Buffer.alloc(32, 1).toString('base64');
const until = Date.UTC(2026, 10, 21, 9);
const catalogue = scaleCatalogue(TEST_LENS_IDS, 20, 2_000);
const plan: ShopPlan = { seed: 7, customers: 400, orders: 6_000, until, catalogue };
const all = [...ordersOf(plan)];

const cells = (rows: Iterable<string>) => [...rows].map((row) => row.trimEnd().split('\t'));
const tableOf = (tables: readonly { into: string; rows: Iterable<string> }[], name: string) =>
  cells(tables.find(({ into }) => into.startsWith(`${name} (`))?.rows ?? []);

describe('the catalogue', () => {
  test('has the requested number of lenses in stock, all of them valid and numbered consecutively', () => {
    expect(catalogue.reduce((sum, { lenses }) => sum + lenses.length, 0)).toBe(2_000);
    for (const { matrix, lenses, lensIds } of catalogue) {
      expect(lenses.every((lens) => compileMatrix(matrix).contains(lens, { market: 'GB' }))).toBe(true);
      expect(new Set(lensIds).size).toBe(lenses.length);
    }
    const firsts = catalogue.map(({ firstLens }) => firstLens);
    expect(firsts.slice(1)).toEqual(catalogue.slice(0, -1).map(({ firstLens, lenses }) => firstLens + lenses.length));
  });

  test('is distributed evenly, within the capacity of each product', () => {
    expect(sharesOf([5, 100, 100], 105)).toEqual([5, 50, 50]);
    expect(sharesOf([1, 2], 10)).toEqual([1, 2]);
  });
});

describe('customers', () => {
  test('have unique phone numbers and e-mail addresses, and wear two different lenses of one product', () => {
    const numbers = Array.from({ length: plan.customers }, (_, n) => n);
    expect(new Set(numbers.map((n) => phoneOf(plan, n))).size).toBe(plan.customers);
    expect(numbers.every((n) => /^\+1\d{10}$/.test(phoneOf(plan, n)))).toBe(true);
    expect(new Set(numbers.map(emailOf)).size).toBe(plan.customers);
    const worn = numbers.map((n) => lensesWornBy(plan, n));
    expect(worn.every(({ product, right, left }) => right !== left && nth(product.lenses, left))).toBe(true);
  });
});

describe('orders', () => {
  test('are ordered by time, and are placed by registered customers', () => {
    expect(all.every(({ at }, n) => n === 0 || at > nth(all, n - 1).at)).toBe(true);
    expect(all.every(({ at, customer }) => registeredAt(plan, customer) <= at && at <= until)).toBe(true);
  });

  test('occur in every status, and their steps lead to it', () => {
    // a generated order always finds its boxes in stock and leaves in one parcel, so two statuses never occur
    const made = OrderStatus.options.filter((status) => status !== 'awaiting-stock' && status !== 'part-shipped');
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set(made));
    for (const order of all) {
      const steps = stepsOf(order);
      expect(steps[0]).toEqual({ status: 'verifying', at: order.at });
      expect(steps.at(-1)?.status).toBe(order.status);
      expect(steps.every(({ at }, n) => at <= until && (n === 0 || at > nth(steps, n - 1).at))).toBe(true);
    }
  });

  test('do not depend on the orders before them', () => {
    for (const n of [0, 17, 5_999]) {
      const { invoiceNumber: _, ...alone } = nth(all, n);
      expect(orderOf(plan, n)).toEqual(alone);
    }
  });

  test('have an invoice if and only if they were captured, with numbers without gaps per year', () => {
    const numbers = all.flatMap(({ invoiceNumber }) => invoiceNumber ?? []);
    expect(numbers.length).toBe(all.filter(wasCaptured).length);
    const years = [...new Set(numbers.map((number) => number.slice(4, 8)))];
    const expected = years.flatMap((year) => {
      const count = numbers.filter((number) => number.startsWith(`INV-${year}`)).length;
      return Array.from({ length: count }, (_, n) => `INV-${year}-${String(n + 1).padStart(6, '0')}`);
    });
    expect(numbers).toEqual(expected);
  });
});

describe('rows', () => {
  test('a lot equals the sum of its ledger entries, in boxes on hand and in reserved boxes', () => {
    const tables = stockRows(plan, MASTER_KEY);
    const sums = new Map<string, [number, number]>();
    for (const [, lot = '', , onHand, reserved] of tableOf(tables, 'catalog_inventory.stock_ledger')) {
      const [a, b] = sums.get(lot) ?? [0, 0];
      sums.set(lot, [a + Number(onHand), b + Number(reserved)]);
    }
    const lots = tableOf(tables, 'catalog_inventory.lot');
    expect(lots).toHaveLength(2_000);
    for (const [id = '', , , , , , onHand, reserved] of lots)
      expect([id, ...(sums.get(id) ?? [0, 0])]).toEqual([id, Number(onHand), Number(reserved)]);
    expect(lots.some(([, , , , , , , reserved]) => Number(reserved) > 0)).toBe(true);
  });

  test('the payment of an order matches its stock', () => {
    const pairs = new Set(all.map((order) => `${stockOf(order)} ${paymentStatusOf(order) ?? 'none'}`));
    expect([...pairs].sort()).toEqual([
      'held authorised',
      'held authorising',
      'held voiding',
      'none none',
      'refused none',
      'released declined',
      'released voided',
      'shipped capture-failed',
      'shipped captured',
      'shipped capturing',
    ]);
  });

  test('the invoiced total equals the captured total', () => {
    const captured = tableOf(paymentRows(plan), 'payment.payment').map((row) => Number(row[11]));
    const invoiced = tableOf(paymentRows(plan), 'payment.invoice').map((row) => Number(row[9]));
    const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);
    expect(sum(invoiced)).toBe(sum(captured));
    expect(sum(captured)).toBeGreaterThan(0);
  });
});
