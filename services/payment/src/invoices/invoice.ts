// Computes invoices and credit notes: their lines, the tax that is included in gross prices, and their numbers. The
// lines of an invoice add up to the captured amount. Its credit notes together never exceed the invoice, neither in
// total nor per tax rate.
import { allocate, type Money, taxWithin } from '@toric/contracts/kernel/money';
import type { InvoiceLine, TaxLine } from '@toric/contracts/payment/payment.http';

type DraftLine = {
  readonly description: string;
  readonly quantity: number;
  readonly gross: number;
  readonly taxRate: number;
};
/** A sealed buyer, with the name of the key that opens it. */
export type KeptBuyer = { readonly key: string; readonly sealed: string };
export type InvoiceDraft = {
  readonly orderNumber: string;
  readonly amount: Money;
  readonly lines: readonly DraftLine[];
  /** The buyer. It is absent in drafts from before the buyer was handed over. */
  readonly buyer?: KeptBuyer | undefined;
};

type Totals = { readonly taxes: readonly TaxLine[]; readonly taxTotal: number; readonly total: number };

const taxLine = (rate: number, gross: number, tax: number): TaxLine => ({ rate, gross, net: gross - tax, tax });

function totals(taxes: readonly TaxLine[]): Totals {
  const sum = (pick: (line: TaxLine) => number) => taxes.reduce((total, line) => total + pick(line), 0);
  return { taxes, taxTotal: sum(({ tax }) => tax), total: sum(({ gross }) => gross) };
}

/**
 * Returns the invoice of the charged amount (minor units). The amount is spread over the lines in proportion to their
 * prices, so a discount also lowers the tax of each rate.
 */
export function invoiceOf(draft: InvoiceDraft, charged: number): Totals & { readonly lines: readonly InvoiceLine[] } {
  const shares = allocate(
    charged,
    draft.lines.map(({ gross }) => gross),
  );
  const lines = draft.lines.map((line, index): InvoiceLine => {
    const total = shares[index] ?? 0;
    return { ...line, discount: line.gross - total, total };
  });
  const byRate = new Map<number, number>();
  for (const { taxRate, total } of lines) byRate.set(taxRate, (byRate.get(taxRate) ?? 0) + total);
  const taxes = [...byRate].map(([rate, gross]) => taxLine(rate, gross, taxWithin(gross, rate)));
  return { lines, ...totals(taxes) };
}

/**
 * Returns the amounts and taxes of a credit note. The refund is spread over the part of each tax rate that has not been
 * credited yet. The tax of this credit note is the tax on all credits, including this one, less the tax on the earlier
 * credits. So the credit notes of a fully refunded invoice cancel its tax to the cent.
 */
export function creditOf(invoiced: readonly TaxLine[], earlier: readonly TaxLine[], amount: number): Totals {
  const credited = invoiced.map(({ rate }) =>
    earlier.filter((line) => line.rate === rate).reduce((sum, { gross }) => sum + gross, 0),
  );
  const left = invoiced.map(({ gross }, index) => gross - (credited[index] ?? 0));
  const shares = allocate(amount, left);
  const taxes = invoiced.map(({ rate }, index) => {
    const before = credited[index] ?? 0;
    const gross = shares[index] ?? 0;
    return taxLine(rate, gross, taxWithin(before + gross, rate) - taxWithin(before, rate));
  });
  return totals(taxes.filter(({ gross }) => gross > 0));
}

/**
 * Returns the name of the series to which a number of this day belongs: the rule with year and month filled in, for
 * example `INV-2026-{seq:6}`. Numbers have no gaps within a series.
 */
export function seriesOf(rule: string, on: Date): string {
  const [yyyy = '', mm = ''] = on.toISOString().split('-');
  return rule.replaceAll('{yyyy}', yyyy).replaceAll('{mm}', mm);
}

export const numberIn = (series: string, index: number): string =>
  series.replace(/\{seq(?::(\d+))?\}/, (_, width: string | undefined) =>
    String(index).padStart(Number(width ?? 1), '0'),
  );
