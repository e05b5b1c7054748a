// Tests what the parcels of one order cost: their amounts add up to the total of the order, to the smallest unit.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type OrderFacts, total } from '../order.facts.ts';
import {
  afterCapture,
  allArrived,
  arrivedWith,
  isLast,
  partAmount,
  partLeft,
  partLines,
  partOf,
  restOf,
  shipPart,
} from './parts.ts';

const id = (n: number) => `0197a000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`;
const facts = (lines: readonly { quantity: number; unit: number; tax?: number }[], discount: number): OrderFacts => ({
  ...{ orderId: id(1), customerId: id(2), number: 'T-1', market: 'US', currency: 'USD', placedOn: '2026-11-21' },
  ...{ shippingAddressId: id(3), paymentToken: 'tok', couponCode: null, discount, held: [], reason: null },
  subtotal: lines.reduce((sum, { quantity, unit }) => sum + quantity * unit, 0),
  taxOnTop: lines.reduce((sum, { tax = 0 }) => sum + tax, 0),
  lines: lines.map(({ quantity, unit, tax }, index) => ({
    ...{ lineId: id(10 + index), lensId: id(4), packId: id(5), quantity, gross: quantity * unit, taxRate: 0 },
    ...{ description: 'x', ...(tax !== undefined && { tax }) },
  })),
  invoiceNumber: null,
});

const orders = fc.record({
  lines: fc.array(
    fc.record({ quantity: fc.integer({ min: 1, max: 5 }), unit: fc.integer({ min: 0, max: 9_999 }), tax: fc.nat(999) }),
    {
      ...{ minLength: 1, maxLength: 4 },
    },
  ),
  off: fc.nat(10_000),
  delivery: fc.nat(2_000),
  parcels: fc.array(fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }), { maxLength: 8 }),
});

test('a parcel that a wave packed names the wave to the warehouse, whole or in part', () => {
  const o = facts([{ quantity: 2, unit: 100 }], 0);
  const shipped = (quantity: number) => {
    const asked = { parcelId: id(30), lines: [{ lineId: id(10), quantity }], waveId: id(40) };
    return shipPart({ ...o, ...partOf(o, asked) }).data;
  };
  expect([shipped(1), shipped(2)]).toMatchObject([{ waveId: id(40), lines: [{ quantity: 1 }] }, { waveId: id(40) }]);
  expect(shipPart({ ...o, ...partOf(o, { parcelId: id(30) }) }).data).not.toHaveProperty('waveId', id(40));
});

test('the parts of an order add up to its total, whatever leaves first', () => {
  fc.assert(
    fc.property(orders, ({ lines, off, delivery, parcels }) => {
      const subtotal = lines.reduce((sum, { quantity, unit }) => sum + quantity * unit, 0);
      let o: OrderFacts = { ...facts(lines, Math.min(off, subtotal)), delivery };
      let captured = 0;
      const parts = [
        ...parcels.map((boxes) => o.lines.map(({ lineId }, n) => ({ lineId, quantity: boxes[n] ?? 0 }))),
        undefined,
      ];
      for (const [index, asked] of parts.entries()) {
        const request = {
          parcelId: id(30 + index),
          ...(asked && { lines: asked.filter(({ quantity }) => quantity > 0) }),
        };
        const next = { ...o, ...partOf(o, request) };
        if (restOf(o).length === 0 || next.part?.lines?.length === 0) continue;
        const whole = next.sent === undefined && next.part?.lines === undefined;
        captured += partAmount(next);
        if (!whole) {
          const sum = partLines(next).reduce(
            (all, { gross, discount, tax = 0 }) => all + gross - (discount ?? 0) + tax,
            0,
          );
          expect(sum).toBe(partAmount(next));
          for (const { gross, discount } of partLines(next))
            expect((discount ?? 0) >= 0 && (discount ?? 0) <= gross).toBe(true);
        }
        o = { ...next, ...partLeft(next) };
        if (whole) break;
      }
      expect(captured).toBe(total(o));
    }),
    { numRuns: 2_000 },
  );
});

test('a parcel takes at most what is left, and the last one ends the order', () => {
  const o = facts([{ quantity: 3, unit: 100 }], 0);
  const first = { ...o, ...partOf(o, { parcelId: id(30), lines: [{ lineId: id(10), quantity: 2 }] }) };
  expect(isLast(first)).toBe(false);
  const sent = { ...first, ...partLeft(first) };
  expect([afterCapture(sent), restOf(sent)]).toEqual(['part-shipped', [{ lineId: id(10), quantity: 1 }]]);
  const last = { ...sent, ...partOf(sent, { parcelId: id(31), lines: [{ lineId: id(10), quantity: 9 }] }) };
  expect([isLast(last), partAmount(last), last.part?.lines]).toEqual([true, 100, [{ lineId: id(10), quantity: 1 }]]);
  expect(afterCapture({ ...last, ...partLeft(last) })).toBe('shipped');
});

test('services leave with the last boxes of the warehouse, because no parcel holds them', () => {
  const o = facts([{ quantity: 2, unit: 100 }], 0);
  const services = facts([{ quantity: 1, unit: 50 }], 0).lines.map((line) => ({ ...line, lineId: id(20) }));
  const lines = [...o.lines, ...services.map((line) => ({ ...line, goods: 'service' as const }))];
  const mixed = { ...o, subtotal: 250, lines };
  const one = { lineId: id(10), quantity: 1 };
  const first = { ...mixed, ...partOf(mixed, { parcelId: id(30), lines: [one] }) };
  expect(first.part?.lines).toEqual([one]);
  const sent = { ...first, ...partLeft(first) };
  const last = { ...sent, ...partOf(sent, { parcelId: id(31), lines: [one] }) };
  expect([last.part?.lines, isLast(last)]).toEqual([[one, { lineId: id(20), quantity: 1 }], true]);
});

test('the rest of an order without a parcel of its own is captured as a part, under the id of the order', () => {
  const o = { ...facts([{ quantity: 2, unit: 100 }], 0), sent: [{ lineId: id(10), quantity: 1 }] };
  expect(partOf(o, {}).part).toEqual({ parcelId: id(1), lines: [{ lineId: id(10), quantity: 1 }] });
});

test('a parcel of which nothing was left does not stay the parcel of the next shipment', () => {
  const o = facts([{ quantity: 2, unit: 100 }], 0);
  const nothing = { ...o, ...partOf(o, { parcelId: id(30), lines: [{ lineId: id(99), quantity: 1 }] }) };
  expect(nothing.part?.lines).toEqual([]);
  expect({ ...nothing, ...partOf(nothing, {}) }.part).toBeUndefined();
});

test('an order is complete when every parcel has arrived, in any order', () => {
  const o = { ...facts([{ quantity: 2, unit: 100 }], 0), parcels: [id(30), id(31)] };
  const one = { ...o, ...arrivedWith(o, id(31)) };
  expect(allArrived(one)).toBe(false);
  expect(allArrived({ ...one, ...arrivedWith(one, id(30)) })).toBe(true);
  expect(allArrived({ ...o, ...arrivedWith(o, undefined) })).toBe(true);
  expect(allArrived(o)).toBe(false);
});
