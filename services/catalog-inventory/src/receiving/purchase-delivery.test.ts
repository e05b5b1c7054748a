import { describe, expect, test } from '@jest/globals';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import fc from 'fast-check';
import { deliver } from './purchase-delivery.ts';
import type { OrderedLine } from '../purchasing/purchase-line.ts';
import type { CheckedReceipt } from './receipt.ts';

const now = new Date('2026-11-21T09:30:00Z');
const plain = { baseCurve: 8.6, diameter: 14, sphere: -2 };
const ordered = (lensId: string, quantity: number, received = 0): OrderedLine => ({
  ...{ id: lensId, packId: 'pack', productId: 'product', gtin: '02000000000015', lensId, parameters: plain },
  ...{ quantity, received, lastReceivedAt: null, unitPrice: 1 },
});
/** Each line of the receipt is a lot of its own. */
const came = (...boxes: [lensId: string, quantity: number][]): CheckedReceipt => ({
  lots: boxes.map(([lensId, quantity], key) => ({
    ...{ key, packId: 'pack', productId: 'product', lensId, parameters: plain },
    ...{ lotNumber: `L${key}`, expiresOn: '2029-06-30', quantity },
  })),
  lotOfLine: boxes.map((_, key) => key),
});
const refused = (lines: OrderedLine[], receipt: CheckedReceipt) => {
  try {
    deliver(lines, receipt, { keepMore: false, now });
  } catch (error) {
    if (error instanceof BusinessError) return [error.slug, error.errors.map(({ pointer }) => pointer)];
  }
  throw new Error('it was not refused');
};

describe('boxes that came for an order', () => {
  test('fill its lines, from whatever lots; lines of which nothing came stay', () => {
    const { lines, warnings } = deliver([ordered('a', 5), ordered('b', 3)], came(['a', 2], ['a', 3]), {
      keepMore: false,
      now,
    });
    expect(lines).toEqual([{ ...ordered('a', 5, 5), lastReceivedAt: now }, ordered('b', 3)]);
    expect(warnings).toEqual([]);
  });

  test('too many are refused, whatever they came on top of, or kept if that was decided', () => {
    const lines = [ordered('a', 5, 4), ordered('b', 3)];
    expect(refused(lines, came(['b', 1], ['a', 1], ['a', 1]))).toEqual([
      'receipt.over-delivered',
      ['/lines/1/quantity', '/lines/2/quantity'],
    ]);
    const kept = deliver(lines, came(['a', 3]), { keepMore: true, now });
    expect(kept.lines[0]).toMatchObject({ quantity: 5, received: 7 });
    expect(kept.warnings.map(({ detail }) => detail.en)).toEqual(['boxes that were kept beyond those ordered: 2']);
  });

  test('what was never ordered is refused, and never kept by the way', () => {
    expect(refused([ordered('a', 5)], came(['b', 1]))).toEqual(['receipt.not-ordered', ['/lines/0/parameters']]);
    expect(() => deliver([ordered('a', 5)], came(['b', 1]), { keepMore: true, now })).toThrow('1 of 1 lines');
  });
});

test('however deliveries are split and in whatever order they come, an order has received what came', () => {
  const lenses = ['a', 'b', 'c'];
  const receipts = fc.array(
    fc.array(fc.tuple(fc.constantFrom(...lenses), fc.integer({ min: 1, max: 4 })), { maxLength: 4 }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(receipts, (deliveries) => {
      const begun = lenses.map((lens) => ordered(lens, 6));
      const lines = deliveries.reduce(
        (open, boxes) => deliver(open, came(...boxes), { keepMore: true, now }).lines,
        begun as readonly OrderedLine[],
      );
      for (const { lensId, received } of lines) {
        const boxes = deliveries.flat().filter(([lens]) => lens === lensId);
        expect(received).toBe(boxes.reduce((sum, [, quantity]) => sum + quantity, 0));
      }
    }),
  );
});
