import { describe, expect, test } from '@jest/globals';
import type { TaxLine } from '@toric/contracts/payment/invoice';
import fc from 'fast-check';
import { creditOf, invoiceOf, numberIn, seriesOf } from './invoice.ts';

const line = (gross: number, taxRate: number) => ({ description: 'Lenses', quantity: 1, gross, taxRate });
const draftOf = (lines: ReturnType<typeof line>[]) => ({
  orderNumber: 'T-2026-000001',
  amount: { amount: lines.reduce((sum, { gross }) => sum + gross, 0), currency: 'GBP' },
  lines,
});
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe('an invoice', () => {
  test('shows the tax inside the gross price, rounded once per rate', () => {
    const { taxes, taxTotal, total } = invoiceOf(
      draftOf([line(1_001, 2_000), line(1_001, 2_000), line(500, 0)]),
      2_502,
    );
    expect(taxes).toEqual([
      { rate: 2_000, gross: 2_002, net: 1_668, tax: 334 },
      { rate: 0, gross: 500, net: 500, tax: 0 },
    ]);
    expect({ taxTotal, total }).toEqual({ taxTotal: 334, total: 2_502 });
  });

  test('spreads a discount over the lines by their price, in whole minor units', () => {
    const { lines } = invoiceOf(draftOf([line(1_000, 0), line(1_000, 0), line(1_000, 0)]), 2_000);
    expect(lines.map(({ total }) => total)).toEqual([667, 667, 666]);
    expect(lines.map(({ discount }) => discount)).toEqual([333, 333, 334]);
  });

  test('of a discounted order shows the price, the discount and what was paid: 6400 − 640 = 5760', () => {
    const { lines, total } = invoiceOf(draftOf([line(6_400, 0)]), 5_760);
    expect(lines).toMatchObject([{ gross: 6_400, discount: 640, total: 5_760 }]);
    expect(total).toBe(5_760);
  });

  test('of a free order has a total of 0', () => {
    expect(invoiceOf(draftOf([line(1_000, 2_000)]), 0)).toMatchObject({ total: 0, taxTotal: 0 });
  });
});

const lines = fc.array(
  fc.record({ gross: fc.integer({ min: 1, max: 100_000 }), rate: fc.constantFrom(0, 500, 825, 2_000) }),
  {
    minLength: 1,
    maxLength: 8,
  },
);

test('lines, taxes and total always add up to the charged amount', () => {
  fc.assert(
    fc.property(lines, fc.double({ min: 0, max: 1, noNaN: true }), (given, share) => {
      const draft = draftOf(given.map(({ gross, rate }) => line(gross, rate)));
      const charged = Math.round(draft.amount.amount * share);
      const invoice = invoiceOf(draft, charged);
      expect(sum(invoice.lines.map(({ total }) => total))).toBe(charged);
      expect(sum(invoice.taxes.map(({ gross }) => gross))).toBe(charged);
      expect(invoice.total).toBe(charged);
      for (const { gross, net, tax } of invoice.taxes) expect(net + tax).toBe(gross);
      for (const { gross, discount, total } of invoice.lines) expect(discount + total).toBe(gross);
    }),
  );
});

test('credit notes over the full amount cancel the invoice per tax rate, however they are split', () => {
  fc.assert(
    fc.property(lines, fc.array(fc.integer({ min: 1, max: 60_000 }), { maxLength: 6 }), (given, parts) => {
      const draft = draftOf(given.map(({ gross, rate }) => line(gross, rate)));
      const invoice = invoiceOf(draft, draft.amount.amount);
      const credits: TaxLine[] = [];
      let left = invoice.total;
      for (const part of [...parts, Number.POSITIVE_INFINITY]) {
        const amount = Math.min(part, left);
        if (amount === 0) break;
        const credit = creditOf(invoice.taxes, credits, amount);
        expect(credit.total).toBe(amount);
        for (const { gross, net, tax } of credit.taxes)
          expect([net >= 0, tax >= 0, net + tax]).toEqual([true, true, gross]);
        credits.push(...credit.taxes);
        left -= amount;
      }
      for (const { rate, gross, tax } of invoice.taxes) {
        const same = credits.filter((credit) => credit.rate === rate);
        expect([sum(same.map((credit) => credit.gross)), sum(same.map((credit) => credit.tax))]).toEqual([gross, tax]);
      }
    }),
  );
});

describe('numbers follow the rule', () => {
  const day = new Date('2026-12-31T23:59:59.999Z');
  test.each([
    ['INV-{yyyy}-{seq:6}', 'INV-2026-000042'],
    ['INV-{seq:4}', 'INV-0042'],
    ['{yyyy}{mm}/{seq}', '202612/42'],
  ])('%s → %s', (rule, number) => expect(numberIn(seriesOf(rule, day), 42)).toBe(number));

  test('each year has its own series only if the rule contains the year', () => {
    const next = new Date('2027-01-01T00:00:00.000Z');
    expect(seriesOf('INV-{yyyy}-{seq}', day)).not.toBe(seriesOf('INV-{yyyy}-{seq}', next));
    expect(seriesOf('INV-{seq}', day)).toBe(seriesOf('INV-{seq}', next));
  });

  test('a number longer than its digits is not cut', () => expect(numberIn('A{seq:2}', 1234)).toBe('A1234'));
});
