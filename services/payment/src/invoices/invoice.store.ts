// Stores invoices and credit notes, which never change after they are issued. Each document gets its number in the
// transaction that inserts it.
import type { CreditNoteLine, TaxLine } from '@toric/contracts/payment/invoice';
import { json, type Tx } from '@toric/messaging/sql';
import { creditOf, type InvoiceDraft, invoiceOf, numberIn, seriesOf } from './invoice.ts';

/** Describes a payment of which money was captured. */
type Captured = {
  readonly id: string;
  readonly orderId: string;
  readonly customerId: string | null;
  readonly currency: string | null;
  readonly capturedAmount: number;
  /** Holds the part of the captured amount that store credit paid. */
  readonly storeCredit: number;
  readonly draft: InvoiceDraft | null;
};
/** Describes the part of a refund that belongs to one invoice, with the refunded lines of this invoice. */
export type CreditedPart = {
  readonly refundId: string;
  readonly invoiceId: string;
  readonly amount: number;
  readonly currency: string;
  /** Holds the part of the refunded amount that became store credit. */
  readonly storeCredit: number;
  readonly lines: readonly CreditNoteLine[];
};

/**
 * Returns the next document number of a number series, and locks the series until the commit. If the transaction is
 * rolled back, the next document gets the number instead, so the series has no gaps.
 */
async function nextNumber(tx: Tx, rule: string, now: Date): Promise<string> {
  const series = seriesOf(rule, now);
  const { last } = await tx.one<{ last: number }>`
    insert into number_series (series, last) values (${series}, 1)
    on conflict (series) do update set last = number_series.last + 1 returning last`;
  return numberIn(series, last);
}

/**
 * Issues the invoice for the captured amount, so that all invoices together equal all captured money. Returns the
 * number of the invoice.
 */
export async function issueInvoice(tx: Tx, payment: Captured, rule: string, id: string, now: Date): Promise<string> {
  const { orderId, customerId, currency, draft, capturedAmount, storeCredit } = payment;
  if (!draft) throw new Error(`payment ${payment.id} was captured without lines to invoice`);
  const { lines, taxes, taxTotal, total } = invoiceOf(draft, capturedAmount);
  const number = await nextNumber(tx, rule, now);
  await tx.run`
    insert into invoice (id, number, order_id, parcel_id, order_number, customer_id, buyer_key, sealed_buyer, currency, lines, taxes,
      tax_total, total, store_credit, created_at)
    values (${id}, ${number}, ${orderId}, ${draft.parcelId ?? null}, ${draft.orderNumber}, ${customerId}, ${draft.buyer?.key ?? null},
      ${draft.buyer?.sealed ?? null}, ${currency}, ${json(lines)}, ${json(taxes)}, ${taxTotal}, ${total},
      ${storeCredit}, ${now})`;
  return number;
}

/**
 * Issues a credit note for the part of a refund on one invoice, and returns its number. The caller has locked the
 * payment, so no other transaction can issue a credit note for this payment at the same time.
 */
export async function issueCreditNote(
  tx: Tx,
  part: CreditedPart,
  rule: string,
  id: string,
  now: Date,
): Promise<string> {
  const { refundId, invoiceId, amount, currency, storeCredit, lines } = part;
  const invoice = await tx.one<{ taxes: TaxLine[] }>`select taxes from invoice where id = ${invoiceId}`;
  const earlier = await tx.many<{ taxes: TaxLine[] }>`select taxes from credit_note where invoice_id = ${invoiceId}`;
  const credited = earlier.flatMap((note) => note.taxes);
  const { taxes, taxTotal, total } = creditOf(invoice.taxes, credited, amount, lines);
  const number = await nextNumber(tx, rule, now);
  await tx.run`
    insert into credit_note (id, number, invoice_id, refund_id, currency, lines, taxes, tax_total, total, store_credit, created_at)
    values (${id}, ${number}, ${invoiceId}, ${refundId}, ${currency}, ${json(lines)}, ${json(taxes)}, ${taxTotal}, ${total},
      ${storeCredit}, ${now})`;
  return number;
}
