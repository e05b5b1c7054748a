/**
 * Generates the rows of payment: payments, invoices, refunds and credit notes. The numbers of documents have no gaps.
 */
import type { RefundStatus } from '@toric/contracts/payment/payment.http';
import { creditOf, type InvoiceDraft, invoiceOf, seriesOf } from '../../../../services/payment/src/invoices/invoice.ts';
import { copyRow, time } from '../copy-text.ts';
import { idAt } from '../ids.ts';
import { capturedAt, confirmedAt, type Order, ordersOf, wasCaptured } from '../orders.ts';
import { customerId, DAY, type ShopPlan } from '../customers.ts';
import { rowsOf, type TableRows } from './row.ts';

export const paymentId = ({ at, n }: Pick<Order, 'at' | 'n'>) => idAt(at + 450, 'payment', n);
const invoiceId = (order: Order) => idAt(capturedAt(order), 'invoice', order.n);
const refundId = (order: Order) => idAt(refundedAt(order), 'refund', order.n);
const refundedAt = (order: Order) => capturedAt(order) + 7 * DAY;
export const providerIdOf = ({ n }: Pick<Order, 'n'>) => `pay_scale_${n}`;
const SOMEBODY = '0197a000-0000-7c30-8000-000000000001';

export const chargedOf = ({ subtotal, discount }: Order) => subtotal - discount;
/** Returns true if a person must review the payment. This is one payment in five hundred of the completed orders. */
const isNoted = ({ n, status }: Order) => status === 'completed' && n % 500 === 0;

/** Returns the status of the payment of an order. Returns undefined if the order never reached its payment. */
export function paymentStatusOf({ status, abandonedAt }: Order): string | undefined {
  switch (status) {
    case 'verifying':
    case 'discounting':
    case 'reserving':
    case 'awaiting-stock':
      return undefined;
    case 'charging':
      return 'authorising';
    case 'confirmed':
    case 'shipping':
      return 'authorised';
    case 'capturing':
      return 'capturing';
    case 'payment-due':
      return 'capture-failed';
    case 'part-shipped':
    case 'shipped':
    case 'completed':
      return 'captured';
    case 'cancelling':
      return 'voiding';
    case 'cancelled':
      return abandonedAt === 'charging' ? 'declined' : abandonedAt === 'confirmed' ? 'voided' : undefined;
  }
}

const PENDING = ['authorising', 'capturing', 'voiding'];
const REFUSED = JSON.stringify({ code: 'payment.card-declined', detail: 'The card was declined. Use another card.' });

function paymentRow(plan: ShopPlan, order: Order): string[] {
  const status = paymentStatusOf(order);
  if (status === undefined) return [];
  const amount = chargedOf(order);
  const captured = wasCaptured(order);
  const reserved = order.refund === 'done' || order.refund === 'needs-approval' ? amount : 0;
  const draft =
    captured || status === 'capturing' || status === 'capture-failed' ? JSON.stringify(draftOf(order)) : null;
  const lastAt = captured ? capturedAt(order) : confirmedAt(order);
  return [
    copyRow([
      ...[paymentId(order), order.id, customerId(plan, order.customer), status, amount, order.currency],
      ...[status === 'authorising' || status === 'declined' ? null : providerIdOf(order), status.startsWith('void')],
      ...[status === 'declined' || status === 'capture-failed' ? REFUSED : null],
      ...[isNoted(order) ? 'A void was requested after the capture; nothing was refunded.' : null, draft],
      ...[captured ? amount : 0, reserved, order.refund === 'done' ? amount : 0, order.invoiceNumber],
      ...[reserved, order.refund === 'done' ? amount : 0],
      ...[PENDING.includes(status) ? time(lastAt) : null, time(order.at + 450), time(lastAt)],
    ]),
  ];
}

function draftOf({ number, product, lines, unitPrice, taxRate, ...order }: Order): InvoiceDraft {
  const description = `${product.name}, ${product.pack.size} lenses`;
  return {
    orderNumber: number,
    amount: { amount: order.subtotal - order.discount, currency: order.currency },
    lines: lines.map(({ quantity }) => ({ description, quantity, gross: unitPrice * quantity, taxRate })),
  };
}

function invoiceRow(plan: ShopPlan, order: Order): string[] {
  if (!wasCaptured(order)) return [];
  const { lines, taxes, taxTotal, total } = invoiceOf(draftOf(order), chargedOf(order));
  return [
    copyRow([
      ...[
        invoiceId(order),
        order.invoiceNumber,
        order.id,
        order.number,
        customerId(plan, order.customer),
        order.currency,
      ],
      ...[JSON.stringify(lines), JSON.stringify(taxes), taxTotal, total, time(capturedAt(order))],
    ]),
  ];
}

type Credited = Order & { readonly creditNoteNumber: string | null };

/**
 * Yields each order that has a refund, with the number of its credit note. The number is null if the refund was not
 * made.
 */
function* creditedOf(plan: ShopPlan): Generator<Credited, void> {
  const issued = new Map<number, number>();
  for (const order of ordersOf(plan)) {
    if (order.refund === null) continue;
    const year = new Date(refundedAt(order)).getUTCFullYear();
    const running = (issued.get(year) ?? 0) + 1;
    if (order.refund === 'done') issued.set(year, running);
    const number = `CN-${year}-${String(running).padStart(6, '0')}`;
    yield { ...order, creditNoteNumber: order.refund === 'done' ? number : null };
  }
}

function refundRow(order: Credited): string[] {
  const when = time(refundedAt(order));
  const status: RefundStatus | null = order.refund;
  return [
    copyRow([
      ...[refundId(order), order.id, chargedOf(order), order.currency, 'One box arrived damaged', status, SOMEBODY],
      ...[null, status === 'refused' ? REFUSED : null, order.creditNoteNumber, when, when],
    ]),
  ];
}

function refundLineRow(order: Credited): string[] {
  if (order.refund === 'refused') return [];
  return [copyRow([refundId(order), refundId(order), invoiceId(order), null, 0, chargedOf(order)])];
}

function creditNoteRow(order: Credited): string[] {
  if (order.creditNoteNumber === null) return [];
  const charged = chargedOf(order);
  const { taxes, taxTotal, total } = creditOf(invoiceOf(draftOf(order), charged).taxes, [], charged);
  const when = refundedAt(order);
  return [
    copyRow([
      ...[idAt(when, 'creditNote', order.n), order.creditNoteNumber, invoiceId(order), refundId(order), order.currency],
      ...[JSON.stringify(taxes), taxTotal, total, time(when)],
    ]),
  ];
}

export function paymentRows(plan: ShopPlan): TableRows[] {
  return [
    {
      into: `payment.payment (id, order_id, customer_id, status, amount, currency, provider_payment_id, void_requested, reason,
        note, draft, captured_amount, refund_reserved, refunded_amount, invoice_number, provider_reserved, provider_refunded, pending_since, created_at, updated_at)`,
      rows: rowsOf(ordersOf(plan), (order) => paymentRow(plan, order)),
    },
    {
      into: `payment.invoice (id, number, order_id, order_number, customer_id, currency, lines, taxes, tax_total, total, created_at)`,
      rows: rowsOf(ordersOf(plan), (order) => invoiceRow(plan, order)),
    },
    {
      into: `payment.refund (id, order_id, amount, currency, reason, status, requested_by, decided_by, refusal,
        credit_note_number, created_at, updated_at)`,
      rows: rowsOf(creditedOf(plan), refundRow),
    },
    {
      into: 'payment.refund_line (id, refund_id, invoice_id, line_at, quantity, amount)',
      rows: rowsOf(creditedOf(plan), refundLineRow),
    },
    {
      into: 'payment.credit_note (id, number, invoice_id, refund_id, currency, taxes, tax_total, total, created_at)',
      rows: rowsOf(creditedOf(plan), creditNoteRow),
    },
    { into: 'payment.number_series (series, last)', rows: seriesRows(plan) },
  ];
}

/** Yields the last number of each series of documents. */
function* seriesRows(plan: ShopPlan): Generator<string, void> {
  const last = new Map<string, number>();
  const issue = (rule: string, when: number) => {
    const series = seriesOf(rule, new Date(when));
    last.set(series, (last.get(series) ?? 0) + 1);
  };
  for (const order of ordersOf(plan)) {
    if (wasCaptured(order)) issue('INV-{yyyy}-{seq:6}', capturedAt(order));
    if (order.refund === 'done') issue('CN-{yyyy}-{seq:6}', refundedAt(order));
  }
  for (const [series, number] of last) yield copyRow([series, number]);
}
