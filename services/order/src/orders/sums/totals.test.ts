import { expect, test } from '@jest/globals';
import { allocate } from '@toric/contracts/kernel/money';
import { shareOf } from '@toric/contracts/payment/refund-share';
import fc from 'fast-check';
import { totalsOf } from './totals.ts';

test('tax inside prices is rounded once for each rate, and changes no total', () => {
  const { tax, total, taxMode } = totalsOf({
    lines: [1_001, 1_001].map((gross) => ({ gross, taxRate: 1_900 })),
    ...{ discount: 0, delivery: 500 },
  });
  expect({ tax, total, taxMode }).toEqual({ tax: 399, total: 2_502, taxMode: 'inside' });
});

test('tax on top is rounded for each line after its share of the coupon, and raises the total', () => {
  const taxed = { taxRate: 663, onTop: 66_250 };
  const sums = totalsOf({ lines: [1_290, 6_400].map((gross) => ({ gross, ...taxed })), discount: 769 });
  expect(sums).toMatchObject({ paid: [1_161, 5_760], lineTaxes: [77, 382], taxOnTop: 459, total: 7_380, tax: 459 });
});

test('a delivery is taxed as the goods in the parcel, in their shares', () => {
  const lens = { gross: 3_000, taxRate: 0, onTop: 0 };
  const solution = { gross: 1_000, taxRate: 663, onTop: 66_250 };
  const sums = totalsOf({ lines: [lens, solution], discount: 0, delivery: 695 });
  expect(sums.deliveryParts).toEqual([
    { taxRate: 0, onTop: 0, gross: 521, tax: 0 },
    { taxRate: 663, onTop: 66_250, gross: 174, tax: 12 },
  ]);
  expect(sums.taxOnTop).toBe(66 + 12);
  const own = totalsOf({ lines: [lens], discount: 0, delivery: 695, deliveryTax: { taxRate: 1_000, onTop: 100_000 } });
  expect(own.deliveryParts).toEqual([{ taxRate: 1_000, onTop: 100_000, gross: 695, tax: 70 }]);
});

test('goods that a coupon makes free still carry the delivery', () => {
  const sums = totalsOf({ lines: [{ gross: 500, taxRate: 1_900 }], discount: 500, delivery: 300 });
  expect(sums).toMatchObject({ total: 300, tax: 48, deliveryParts: [{ gross: 300 }] });
});

const rates = fc.oneof(
  fc.record({ taxRate: fc.constantFrom(0, 400, 700, 1_000, 1_900, 2_550, 2_700) }),
  fc.constantFrom(0, 10_000, 40_000, 48_750, 66_250, 88_750, 100_000).map((onTop) => ({
    ...{ taxRate: Math.round(onTop / 100), onTop },
  })),
);
/** Generates random prices in minor units: small and large amounts, and amounts at the limits of rounding. */
const prices = fc.oneof(
  fc.integer({ min: 1, max: 90_000 }),
  fc.integer({ min: 1, max: 9_000_000 }),
  fc.constantFrom(1, 2, 3, 99, 100, 101, 12_345, 99_999_999),
);
const orders = fc
  .record({
    lines: fc.array(fc.tuple(prices, rates), { minLength: 1, maxLength: 8 }),
    delivery: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 50_000 })),
    percent: fc.integer({ min: 0, max: 100 }),
    deliveryTax: fc.option(rates, { nil: undefined, freq: 6 }),
    boxes: fc.integer({ min: 1, max: 24 }),
  })
  .map(({ lines, percent, ...rest }) => {
    const taxed = lines.map(([gross, rate]) => ({ gross, ...rate }));
    const subtotal = taxed.reduce((total, { gross }) => total + gross, 0);
    return { ...rest, lines: taxed, subtotal, discount: Math.floor((subtotal * percent) / 100) };
  });

test('lines, delivery and tax on top less the discount are the total, in currencies with 0, 2 and 3 digits', () => {
  fc.assert(
    fc.property(orders, (order) => {
      const sums = totalsOf(order);
      const add = (values: readonly (number | undefined)[]) => values.reduce<number>((all, one) => all + (one ?? 0), 0);
      expect(sums.subtotal).toBe(order.subtotal);
      expect(add(sums.paid)).toBe(order.subtotal - order.discount);
      expect(add(sums.deliveryParts.map(({ gross }) => gross))).toBe(order.delivery);
      const charged = [
        ...sums.paid.map((paid, index) => paid + (sums.lineTaxes[index] ?? 0)),
        ...sums.deliveryParts.map(({ gross, tax }) => gross + (tax ?? 0)),
      ];
      expect(add(charged)).toBe(sums.total);
      expect(sums.total).toBe(order.subtotal - order.discount + order.delivery + sums.taxOnTop);
      expect(sums.tax >= sums.taxOnTop && sums.tax <= sums.total).toBe(true);
      for (const amount of charged) expect(Number.isSafeInteger(amount) && amount >= 0).toBe(true);
    }),
    { numRuns: 20_000 },
  );
}, 120_000);

test('the tax of the boxes of a line adds up to the tax of the line', () => {
  fc.assert(
    fc.property(orders, (order) => {
      for (const tax of totalsOf(order).lineTaxes) {
        const boxes = Array.from({ length: order.boxes }, (_, at) => at + 1);
        const parts = boxes.map((n) => shareOf(tax ?? 0, n, order.boxes) - shareOf(tax ?? 0, n - 1, order.boxes));
        expect(parts.reduce((all, one) => all + one, 0)).toBe(tax ?? 0);
        expect(parts.every((part) => part >= 0)).toBe(true);
        expect(allocate(tax ?? 0, boxes).reduce((all, one) => all + one, 0)).toBe(tax ?? 0);
      }
    }),
    { numRuns: 5_000 },
  );
}, 120_000);
