import { describe, expect, test } from '@jest/globals';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import fc from 'fast-check';
import { matchDelivery } from './purchase-delivery.ts';
import type { OrderedLine } from '../purchasing/purchase-line.ts';
import type { CheckedReceipt } from './receipt.ts';

const now = new Date('2026-11-21T09:30:00Z');
const plain = { baseCurve: 8.6, diameter: 14, sphere: -2 };
const ordered = (lensId: string, quantity: number, received = 0): OrderedLine => ({
  ...{ id: lensId, packId: 'pack', productId: 'product', gtin: '02000000000015', lensId, parameters: plain },
  ...{ quantity, received, lastReceivedAt: null, unitPrice: 1 },
});
/** Returns a receipt in which each line is a lot of its own. */
const receiptOf = (...boxes: [lensId: string, quantity: number][]): CheckedReceipt => ({
  lots: boxes.map(([lensId, quantity], key) => ({
    ...{ key, packId: 'pack', productId: 'product', lensId, parameters: plain },
    ...{ lotNumber: `L${key}`, expiresOn: '2029-06-30', quantity },
    ...{ madeFrom: null, madeUntil: null, masterUdiDi: null, bin: null, labelledByShop: false },
  })),
  lotOfLine: boxes.map((_, key) => key),
  labels: [],
});
const refused = (lines: OrderedLine[], receipt: CheckedReceipt) => {
  try {
    matchDelivery(lines, receipt, { keepSurplus: false, now });
  } catch (error) {
    if (error instanceof BusinessError) return [error.slug, error.errors.map(({ pointer }) => pointer)];
  }
  throw new Error('it was not refused');
};

describe('boxes that came for an order', () => {
  test('fill its lines from any lots, and leave the other lines unchanged', () => {
    const { lines, warnings } = matchDelivery([ordered('a', 5), ordered('b', 3)], receiptOf(['a', 2], ['a', 3]), {
      keepSurplus: false,
      now,
    });
    expect(lines).toEqual([{ ...ordered('a', 5, 5), lastReceivedAt: now }, ordered('b', 3)]);
    expect(warnings).toEqual([]);
  });

  test('are refused if there are too many, or kept if that was decided', () => {
    const lines = [ordered('a', 5, 4), ordered('b', 3)];
    expect(refused(lines, receiptOf(['b', 1], ['a', 1], ['a', 1]))).toEqual([
      'receipt.over-delivered',
      ['/lines/1/quantity', '/lines/2/quantity'],
    ]);
    const kept = matchDelivery(lines, receiptOf(['a', 3]), { keepSurplus: true, now });
    expect(kept.lines[0]).toMatchObject({ quantity: 5, received: 7 });
    expect(kept.warnings.map(({ detail }) => detail.en)).toEqual(['boxes kept beyond the ordered ones: 2']);
  });

  test('are refused beyond a million of one line, although their surplus is kept', () => {
    const deliver = (came: number) =>
      matchDelivery([ordered('a', 5, 900_000)], receiptOf(['a', came]), { keepSurplus: true, now });
    expect(deliver(100_000).lines[0]).toMatchObject({ received: 1_000_000 });
    expect(() => deliver(100_001)).toThrow(expect.objectContaining({ slug: 'receipt.too-many-boxes' }));
  });

  test('are always refused if they were never ordered', () => {
    expect(refused([ordered('a', 5)], receiptOf(['b', 1]))).toEqual(['receipt.not-ordered', ['/lines/0/parameters']]);
    expect(() => matchDelivery([ordered('a', 5)], receiptOf(['b', 1]), { keepSurplus: true, now })).toThrow(
      '1 of 1 lines',
    );
  });
});

test('the received boxes add up for any split and order of deliveries', () => {
  const lenses = ['a', 'b', 'c'];
  const receipts = fc.array(
    fc.array(fc.tuple(fc.constantFrom(...lenses), fc.integer({ min: 1, max: 4 })), { maxLength: 4 }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(receipts, (deliveries) => {
      const begun = lenses.map((lens) => ordered(lens, 6));
      const lines = deliveries.reduce(
        (open, boxes) => matchDelivery(open, receiptOf(...boxes), { keepSurplus: true, now }).lines,
        begun as readonly OrderedLine[],
      );
      for (const { lensId, received } of lines) {
        const boxes = deliveries.flat().filter(([lens]) => lens === lensId);
        expect(received).toBe(boxes.reduce((sum, [, quantity]) => sum + quantity, 0));
      }
    }),
  );
});
