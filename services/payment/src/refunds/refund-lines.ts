// Decides which boxes of which invoice lines a refund covers, and the amount. The total of a line includes its share of
// tax, discount and delivery, so a box is refunded with all of them. The refunds of a line are rounded once over all
// its boxes. So several refunds add up to the total of the line and never exceed it.
import type { CreditNoteLine, InvoiceLine } from '@toric/contracts/payment/invoice';
import type { RefundedLine } from '@toric/contracts/payment/payment.http';
import { PAYMENT_REFUND_BOXES, PAYMENT_REFUND_LINE_UNKNOWN } from '@toric/contracts/payment/payment.errors';
import { refundOfBoxes, shareOf } from '@toric/contracts/payment/refund-share';

export type InvoiceLines = { readonly id: string; readonly total: number; readonly lines: readonly InvoiceLine[] };
/** Describes a part of a refund that was not refused. `lineAt` is null for an amount on the whole invoice. */
export type RefundedPart = {
  readonly invoiceId: string;
  readonly lineAt: number | null;
  readonly quantity: number;
  readonly amount: number;
};
/** Describes a box that was refunded, or whose refund is running. */
export type RefundedBox = { readonly invoiceId: string; readonly lineAt: number; readonly ordinal: number };
export type RefundPart = RefundedPart & { readonly ordinals: readonly number[] };
export type Refunded = { readonly parts: readonly RefundedPart[]; readonly boxes: readonly RefundedBox[] };
export type Wanted = {
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
  readonly withDelivery: boolean;
};

type Place = { readonly invoice: InvoiceLines; readonly line: InvoiceLine; readonly at: number };
type Free = Place & { readonly ordinals: readonly number[] };

const placesOf = (invoices: readonly InvoiceLines[], is: (line: InvoiceLine) => boolean): Place[] =>
  invoices.flatMap((invoice) =>
    invoice.lines.map((line, at) => ({ invoice, line, at })).filter(({ line }) => is(line)),
  );

/** Returns the ordinals of the boxes of an invoice line that no refund has taken. */
function freeBoxes({ invoice, line, at }: Place, { boxes }: Refunded): number[] {
  const taken = new Set(
    boxes.filter((box) => box.invoiceId === invoice.id && box.lineAt === at).map((box) => box.ordinal),
  );
  return Array.from({ length: line.quantity }, (_, index) => index + 1).filter((ordinal) => !taken.has(ordinal));
}

/** Takes boxes of a line of the order from its invoices, the oldest first. Throws if too few are left. */
function takeBoxes(invoices: readonly InvoiceLines[], refunded: Refunded, lineId: string, quantity: number): Free[] {
  const places = placesOf(invoices, (line) => line.lineId === lineId);
  if (places.length === 0) throw PAYMENT_REFUND_LINE_UNKNOWN({ lineId });
  const free = places.map((place) => ({ ...place, ordinals: freeBoxes(place, refunded) }));
  const left = free.reduce((sum, { ordinals }) => sum + ordinals.length, 0);
  if (quantity > left) throw PAYMENT_REFUND_BOXES({ left, lineId });
  let open = quantity;
  return free.flatMap((place) => {
    const ordinals = place.ordinals.slice(0, open);
    open -= ordinals.length;
    return ordinals.length === 0 ? [] : [{ ...place, ordinals }];
  });
}

/** Returns the delivery lines that no refund has taken. Returns an empty list if the delivery was refunded before. */
const freeDeliveries = (invoices: readonly InvoiceLines[], refunded: Refunded): Free[] =>
  placesOf(invoices, ({ kind }) => kind === 'delivery')
    .map((place) => ({ ...place, ordinals: freeBoxes(place, refunded) }))
    .filter(({ ordinals }) => ordinals.length > 0);

function priced({ invoice, line, at, ordinals }: Free, { parts }: Refunded): RefundPart {
  const before = parts.filter(({ invoiceId, lineAt }) => invoiceId === invoice.id && lineAt === at);
  const boxes = before.reduce((sum, { quantity }) => sum + quantity, 0);
  const earlier = { boxes, amount: before.reduce((sum, { amount }) => sum + amount, 0) };
  const amount = refundOfBoxes(line, earlier, ordinals.length);
  return { invoiceId: invoice.id, lineAt: at, quantity: ordinals.length, amount, ordinals };
}

/**
 * Returns the quantity of each order line that is to be refunded. Adds up the quantities of a line that is named twice.
 */
function together(lines: Wanted['lines']): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { lineId, quantity } of lines) sums.set(lineId, (sums.get(lineId) ?? 0) + quantity);
  return sums;
}

/** Returns the amount of each invoice that no refund has taken. Running refunds count as taken. */
export const leftOf = (invoices: readonly InvoiceLines[], { parts }: Refunded): Map<string, number> =>
  new Map(
    invoices.map(({ id, total }) => {
      const gone = parts.filter(({ invoiceId }) => invoiceId === id).reduce((sum, { amount }) => sum + amount, 0);
      return [id, total - gone];
    }),
  );

/**
 * Returns the parts of a refund of boxes. An amount that was refunded without boxes is not refunded a second time: the
 * parts of an invoice never exceed its remaining amount, and all parts together never exceed `most`. Throws if a line
 * is unknown or too few of its boxes are left.
 */
export function refundBoxes(
  invoices: readonly InvoiceLines[],
  refunded: Refunded,
  wanted: Wanted,
  most: number,
): RefundPart[] {
  const boxes = [...together(wanted.lines)].flatMap(([lineId, quantity]) =>
    takeBoxes(invoices, refunded, lineId, quantity),
  );
  const deliveries = wanted.withDelivery ? freeDeliveries(invoices, refunded) : [];
  const left = leftOf(invoices, refunded);
  let open = most;
  return [...boxes, ...deliveries].map((free) => {
    const part = priced(free, refunded);
    const amount = Math.min(part.amount, left.get(part.invoiceId) ?? 0, open);
    left.set(part.invoiceId, (left.get(part.invoiceId) ?? 0) - amount);
    open -= amount;
    return { ...part, amount };
  });
}

/**
 * Returns the parts of a refund of an amount. The amount is taken from the remaining amounts of the invoices, the
 * oldest first.
 */
export function refundAmount(invoices: readonly InvoiceLines[], refunded: Refunded, amount: number): RefundPart[] {
  const left = leftOf(invoices, refunded);
  let open = amount;
  return invoices.flatMap(({ id }) => {
    const part = Math.min(open, left.get(id) ?? 0);
    open -= part;
    return part === 0 ? [] : [{ invoiceId: id, lineAt: null, quantity: 0, amount: part, ordinals: [] }];
  });
}

export const sumOfParts = (parts: readonly { readonly amount: number }[]): number =>
  parts.reduce((sum, { amount }) => sum + amount, 0);

/** Returns the lines of the credit note for the parts of a refund on one invoice. */
export const creditLines = (invoice: InvoiceLines, parts: readonly RefundedPart[]): CreditNoteLine[] =>
  parts.flatMap(({ invoiceId, lineAt, quantity, amount }) => {
    const line = lineAt === null || invoiceId !== invoice.id ? undefined : invoice.lines[lineAt];
    if (!line) return [];
    const { description, taxRate, lineId, kind } = line;
    const tax = line.tax === undefined ? {} : { tax: line.total === 0 ? 0 : shareOf(line.tax, amount, line.total) };
    const names = { ...(lineId && { lineId }), ...(kind && { kind }) };
    return [{ description, quantity, total: amount, taxRate, ...names, ...tax }];
  });

/** Returns the boxes of a refund with their names, in the form of the API. */
export const linesOf = (invoices: readonly InvoiceLines[], parts: readonly RefundedPart[]): RefundedLine[] =>
  invoices.flatMap((invoice) =>
    creditLines(invoice, parts).map(({ description, lineId, quantity, total }) => ({
      ...{ description, lineId: lineId ?? null, quantity, amount: total },
    })),
  );
