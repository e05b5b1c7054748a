import { describe, expect, test } from '@jest/globals';
import type { InvoiceLine } from '@toric/contracts/payment/invoice';
import {
  creditLines,
  leftOf,
  refundAmount,
  refundBoxes,
  type Refunded,
  type RefundPart,
  sumOfParts,
} from './refund-lines.ts';

const line = (
  lineId: string | undefined,
  quantity: number,
  total: number,
  more: Partial<InvoiceLine> = {},
): InvoiceLine => ({
  ...{ description: lineId ?? 'Delivery', quantity, gross: total, discount: 0, total, taxRate: 0 },
  ...(lineId && { lineId }),
  ...more,
});
const delivery = line(undefined, 1, 500, { kind: 'delivery' });
const invoice = (lines: InvoiceLine[], id = 'one') => ({
  ...{ id, lines, total: lines.reduce((sum, { total }) => sum + total, 0) },
});
const nothing: Refunded = { parts: [], boxes: [] };
const after = (before: Refunded, parts: readonly RefundPart[]): Refunded => ({
  parts: [...before.parts, ...parts],
  boxes: [
    ...before.boxes,
    ...parts.flatMap(({ invoiceId, lineAt, ordinals }) =>
      ordinals.map((ordinal) => ({ invoiceId, lineAt: lineAt ?? 0, ordinal })),
    ),
  ],
});
const slug = (name: string) => expect.objectContaining({ slug: name });
const wanted = (lineId: string, quantity: number, withDelivery = false) => ({
  lines: [{ lineId, quantity }],
  withDelivery,
});
const all = Number.MAX_SAFE_INTEGER;

describe('a refund of boxes', () => {
  test('one by one adds up to the line, rounded once over all boxes: 100 over 3 boxes is 33 + 34 + 33', () => {
    const invoices = [invoice([line('a', 3, 100)])];
    let refunded = nothing;
    const amounts = [1, 1, 1].map((quantity) => {
      const parts = refundBoxes(invoices, refunded, wanted('a', quantity), all);
      refunded = after(refunded, parts);
      return sumOfParts(parts);
    });
    expect(amounts).toEqual([33, 34, 33]);
    expect(() => refundBoxes(invoices, refunded, wanted('a', 1), all)).toThrow(slug('payment.refund-boxes'));
  });

  test('refunds each box at most once, also if a line is named twice in one refund', () => {
    const invoices = [invoice([line('a', 2, 100)])];
    const twice = {
      lines: [
        { lineId: 'a', quantity: 2 },
        { lineId: 'a', quantity: 1 },
      ],
      withDelivery: false,
    };
    expect(() => refundBoxes(invoices, nothing, twice, all)).toThrow(slug('payment.refund-boxes'));
    const both = {
      lines: [
        { lineId: 'a', quantity: 1 },
        { lineId: 'a', quantity: 1 },
      ],
      withDelivery: false,
    };
    expect(refundBoxes(invoices, nothing, both, all)).toMatchObject([{ ordinals: [1, 2], amount: 100 }]);
  });

  test('takes the boxes of a line from the invoices of its parcels, the oldest first', () => {
    const invoices = [invoice([line('a', 1, 60)], 'one'), invoice([line('a', 2, 100)], 'two')];
    const parts = refundBoxes(invoices, nothing, wanted('a', 2), all);
    expect(parts).toMatchObject([
      { invoiceId: 'one', quantity: 1, amount: 60 },
      { invoiceId: 'two', quantity: 1, amount: 50 },
    ]);
  });

  test('refunds the delivery with the first return that asks for it, and never again', () => {
    const invoices = [invoice([line('a', 2, 100), delivery])];
    const first = refundBoxes(invoices, nothing, wanted('a', 1, true), all);
    expect(sumOfParts(first)).toBe(550);
    const second = refundBoxes(invoices, after(nothing, first), wanted('a', 1, true), all);
    expect(sumOfParts(second)).toBe(50);
  });

  test('gives no money back a second time that was given back without naming boxes', () => {
    const invoices = [invoice([line('a', 1, 100)])];
    const goodwill = refundAmount(invoices, nothing, 30);
    const parts = refundBoxes(invoices, { parts: goodwill, boxes: [] }, wanted('a', 1), all);
    expect(parts).toMatchObject([{ amount: 70 }]);
    expect(refundBoxes(invoices, nothing, wanted('a', 1), 40)).toMatchObject([{ amount: 40 }]);
  });

  test('of a line that no invoice names is refused', () => {
    expect(() => refundBoxes([invoice([line(undefined, 1, 10)])], nothing, wanted('a', 1), all)).toThrow(
      slug('payment.refund-line-unknown'),
    );
  });
});

test('an amount is taken from what is left of the invoices, the oldest first', () => {
  const invoices = [invoice([line('a', 1, 100)], 'one'), invoice([line('b', 1, 50)], 'two')];
  const parts = refundAmount(
    invoices,
    { parts: [{ invoiceId: 'one', lineAt: 0, quantity: 1, amount: 80 }], boxes: [] },
    60,
  );
  expect(parts).toMatchObject([
    { invoiceId: 'one', amount: 20 },
    { invoiceId: 'two', amount: 40 },
  ]);
  expect(leftOf(invoices, { parts, boxes: [] })).toEqual(
    new Map([
      ['one', 80],
      ['two', 10],
    ]),
  );
});

test('the lines of a credit note name the boxes, with their share of a tax on top', () => {
  const one = invoice([line('a', 2, 1_090, { tax: 90, taxRate: 900, kind: 'goods' })]);
  const parts = refundBoxes([one], nothing, wanted('a', 1), all);
  expect(creditLines(one, parts)).toEqual([
    { description: 'a', quantity: 1, total: 545, taxRate: 900, lineId: 'a', kind: 'goods', tax: 45 },
  ]);
});
