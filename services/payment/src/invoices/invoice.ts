// Computes invoices and credit notes: their lines, the tax inside or on top of prices, and their numbers. The
// lines of an invoice add up to the captured amount. Its credit notes together never exceed the invoice, neither in
// total nor per tax rate.
import { allocate, type Money, taxWithin } from '@toric/contracts/kernel/money';
import type { LineKind } from '@toric/contracts/payment/method';
import { shareOf } from '@toric/contracts/payment/refund-share';
import type { InvoiceLine, TaxLine } from '@toric/contracts/payment/invoice';

type DraftLine = {
  readonly description: string;
  readonly quantity: number;
  readonly gross: number;
  readonly taxRate: number;
  readonly lineId?: string | undefined;
  readonly kind?: LineKind | undefined;
  readonly unit?: number | undefined;
  readonly discount?: number | undefined;
  /**
   * Holds the tax that is added on top of the line, after the discount. It is absent if the price of the line includes
   * the tax.
   */
  readonly tax?: number | undefined;
};
/** Describes a sealed buyer, with the name of the key that opens it. */
export type KeptBuyer = { readonly key: string; readonly sealed: string };
export type InvoiceDraft = {
  readonly orderNumber: string;
  readonly amount: Money;
  readonly lines: readonly DraftLine[];
  /** Holds the buyer. Invoice drafts from versions of the service that received no buyer have none. */
  readonly buyer?: KeptBuyer | undefined;
  /** Names the parcel, if the draft is the invoice of one parcel of the order. `isLast` is true for the last parcel. */
  readonly parcelId?: string | undefined;
  readonly isLast?: boolean | undefined;
};

type Totals = { readonly taxes: readonly TaxLine[]; readonly taxTotal: number; readonly total: number };

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

function totals(taxes: readonly TaxLine[]): Totals {
  return { taxes, taxTotal: sumOf(taxes.map(({ tax }) => tax)), total: sumOf(taxes.map(({ gross }) => gross)) };
}

/** Returns the sum of the lines of a draft before any discount, with the taxes on top. */
export const draftTotal = ({ lines }: Pick<InvoiceDraft, 'lines'>): number =>
  sumOf(lines.map(({ gross, tax = 0 }) => gross + tax));

/**
 * Returns the price of each invoice line after the discount, without the tax on top. The order states the share of each
 * line in the discount. If an order states no shares, the discount is spread over the goods by their prices, or over
 * all lines if it is larger than all goods.
 */
function netsOf(lines: readonly DraftLine[], amount: number): number[] {
  if (lines.some(({ discount }) => discount !== undefined))
    return lines.map(({ gross, discount = 0 }) => Math.max(0, gross - discount));
  const prices = lines.map(({ gross }) => gross);
  const deliveries = lines.map(({ kind, gross }) => (kind === 'delivery' ? gross : 0));
  const left = amount - sumOf(lines.map(({ tax = 0 }) => tax)) - sumOf(deliveries);
  if (left < 0) return allocate(Math.max(0, left + sumOf(deliveries)), prices);
  const goods = allocate(
    left,
    lines.map(({ kind, gross }) => (kind === 'delivery' ? 0 : gross)),
  );
  return goods.map((share, index) => share + (deliveries[index] ?? 0));
}

/**
 * Returns the invoice of the charged amount (minor units). The amount is spread over the lines in proportion to their
 * prices, so a discount also lowers the tax of each rate.
 */
export function invoiceOf(draft: InvoiceDraft, charged: number): Totals & { readonly lines: readonly InvoiceLine[] } {
  const wanted = netsOf(draft.lines, draft.amount.amount).map((net, index) => net + (draft.lines[index]?.tax ?? 0));
  const exact = sumOf(wanted) === charged;
  const shares = exact ? wanted : allocate(charged, sumOf(wanted) > 0 ? wanted : draft.lines.map(({ gross }) => gross));
  const lines = draft.lines.map((given, index): InvoiceLine => {
    const { discount: _, tax, ...line } = given;
    const total = shares[index] ?? 0;
    if (tax === undefined) return { ...line, discount: line.gross - total, total };
    const onTop = exact ? tax : Math.min(total, shareOf(tax, total, Math.max(1, wanted[index] ?? 1)));
    return { ...line, discount: line.gross + onTop - total, tax: onTop, total };
  });
  return { lines, ...totals(taxesOf(lines)) };
}

/**
 * Returns true if two tax lines can be combined: they have the same rate, and both taxes are inside the price or both
 * are on top of it.
 */
const isSame = (a: Pick<TaxLine, 'rate' | 'onTop'>, b: Pick<TaxLine, 'rate' | 'onTop'>) =>
  a.rate === b.rate && (a.onTop ?? false) === (b.onTop ?? false);

type Taxed = { readonly taxRate: number; readonly tax?: number | undefined; readonly total: number };

function taxesOf(lines: readonly Taxed[]): TaxLine[] {
  const taxes: TaxLine[] = [];
  for (const { taxRate: rate, tax, total } of lines) {
    const key = { rate, ...(tax !== undefined && { onTop: true as const }) };
    const at = taxes.findIndex((line) => isSame(line, key));
    const before = taxes[at] ?? { gross: 0, tax: 0 };
    const gross = before.gross + total;
    const sum = tax === undefined ? taxWithin(gross, rate) : before.tax + tax;
    const line = { ...key, gross, net: gross - sum, tax: sum };
    if (at < 0) taxes.push(line);
    else taxes[at] = line;
  }
  return taxes;
}

/** Returns the tax that a part of an invoiced amount contains. */
const taxIn = ({ rate, gross, tax, onTop }: TaxLine, part: number) =>
  onTop ? shareOf(tax, part, Math.max(1, gross)) : taxWithin(part, rate);

type Credited = Pick<Taxed, 'taxRate' | 'tax' | 'total'>;

/**
 * Returns the amounts and taxes of a credit note. Refunded lines lower their own tax rates. An amount without a line is
 * spread over the part of each tax rate that has not been credited yet. The tax of this credit note is the tax on all
 * credits, including this one, less the tax on the earlier credits. So the credit notes of a fully refunded invoice
 * cancel its tax to the cent.
 */
export function creditOf(
  invoiced: readonly TaxLine[],
  earlier: readonly TaxLine[],
  amount: number,
  lines: readonly Credited[] = [],
): Totals {
  const before = invoiced.map((tax) => sumOf(earlier.filter((line) => isSame(line, tax)).map(({ gross }) => gross)));
  const left = invoiced.map(({ gross }, index) => gross - (before[index] ?? 0));
  const own = invoiced.map((tax, index) => {
    const same = lines.filter((line) =>
      isSame(tax, { rate: line.taxRate, onTop: line.tax === undefined ? undefined : true }),
    );
    return Math.min(left[index] ?? 0, sumOf(same.map(({ total }) => total)));
  });
  const rest = allocate(
    amount - sumOf(own),
    left.map((open, index) => open - (own[index] ?? 0)),
  );
  const taxes = invoiced.map((line, index): TaxLine => {
    const credited = before[index] ?? 0;
    const gross = (own[index] ?? 0) + (rest[index] ?? 0);
    const tax = taxIn(line, credited + gross) - taxIn(line, credited);
    return { rate: line.rate, gross, net: gross - tax, tax, ...(line.onTop && { onTop: true }) };
  });
  return totals(taxes.filter(({ gross }) => gross > 0));
}

/**
 * Returns the name of the number series for documents that are issued on this day: the number rule with year and month
 * filled in, for example `INV-2026-{seq:6}`. Numbers have no gaps within a series.
 */
export function seriesOf(rule: string, on: Date): string {
  const [yyyy = '', mm = ''] = on.toISOString().split('-');
  return rule.replaceAll('{yyyy}', yyyy).replaceAll('{mm}', mm);
}

export const numberIn = (series: string, index: number): string =>
  series.replace(/\{seq(?::(\d+))?\}/, (_, width: string | undefined) =>
    String(index).padStart(Number(width ?? 1), '0'),
  );
