// Stores the boxes of invoice lines that a refund covers. The payment of the order is locked, and `refunded_box` has a
// primary key, so no other refund can take the same boxes.
import type { InvoiceLine } from '@toric/contracts/payment/invoice';
import { json, type Tx } from '@toric/messaging/sql';
import type { InvoiceLines, Refunded, RefundedBox, RefundedPart, RefundPart } from './refund-lines.ts';
import type { Earlier, PaidCharge } from './refund-source.ts';

/** Returns the invoices of an order, the oldest first. */
export const findInvoices = (tx: Tx, orderId: string): Promise<InvoiceLines[]> =>
  tx.many<{ id: string; total: number; lines: InvoiceLine[] }>`
    select id, total, lines from invoice where order_id = ${orderId} order by created_at, id`;

/**
 * Returns the parts and boxes of all refunds of the order, also of refunds that are still running. Refused refunds have
 * released their boxes.
 */
export async function findRefunded(tx: Tx, orderId: string): Promise<Refunded> {
  const [parts, boxes] = await Promise.all([
    tx.many<RefundedPart>`
      select l.invoice_id, l.line_at, l.quantity, l.amount from refund r join refund_line l on l.refund_id = r.id
      where r.order_id = ${orderId} and r.status not in ('refused', 'rejected')`,
    tx.many<RefundedBox>`
      select b.invoice_id, b.line_at, b.ordinal from invoice i join refunded_box b on b.invoice_id = i.id
      where i.order_id = ${orderId}`,
  ]);
  return { parts, boxes };
}

export async function insertRefundParts(
  tx: Tx,
  refundId: string,
  parts: readonly RefundPart[],
  newId: () => string,
): Promise<void> {
  const rows = parts.map(({ invoiceId, lineAt, quantity, amount }) => ({
    ...{ id: newId(), invoiceId, lineAt, quantity, amount },
  }));
  const boxes = parts.flatMap(({ invoiceId, lineAt, ordinals }) =>
    ordinals.map((ordinal) => ({ invoiceId, lineAt, ordinal })),
  );
  await tx.run`
    insert into refund_line (id, refund_id, invoice_id, line_at, quantity, amount)
    select id, ${refundId}, "invoiceId", "lineAt", quantity, amount
    from json_to_recordset(${json(rows)}::json) as p(
      id uuid, "invoiceId" uuid, "lineAt" int, quantity int, amount int)`;
  await tx.run`
    insert into refunded_box (invoice_id, line_at, ordinal, refund_id)
    select "invoiceId", "lineAt", ordinal, ${refundId}
    from json_to_recordset(${json(boxes)}::json) as b("invoiceId" uuid, "lineAt" int, ordinal int)`;
}

export const findParts = (tx: Tx, refundId: string): Promise<RefundedPart[]> =>
  tx.many<RefundedPart>`
    select invoice_id, line_at, quantity, amount from refund_line where refund_id = ${refundId} order by line_at, id`;

/**
 * Releases the boxes of a refused refund, so that another refund may take them. A database trigger protects the boxes
 * of all other refunds.
 */
export async function freeBoxes(tx: Tx, refundId: string): Promise<void> {
  await tx.run`delete from refunded_box where refund_id = ${refundId}`;
}

/** Returns the payment method of an order, without a lock. It never changes once the payment is opened. */
export const findMethod = async (tx: Tx, orderId: string): Promise<string | undefined> =>
  (await tx.maybe<{ method: string }>`select method from payment where order_id = ${orderId}`)?.method;

/** Returns the order whose goods came back for this exchange. Returns undefined while nothing has come back. */
export const findOrigin = async (tx: Tx, orderId: string): Promise<string | undefined> =>
  (
    await tx.maybe<{ orderId: string }>`
      select order_id from refund where settles_order_id = ${orderId} and settled > 0 and status not in ('refused', 'rejected')
      order by created_at limit 1`
  )?.orderId;

/** Returns how much of the refunds of an exchange order goes to the card of the original order. */
export const sumPaidBy = async (tx: Tx, orderId: string, originId: string): Promise<number> =>
  (
    await tx.one<{ sum: number }>`
      select coalesce(sum(amount - settled - credited), 0)::int as sum from refund
      where order_id = ${orderId} and via = 'card' and via_id = ${originId} and status not in ('refused', 'rejected')`
  ).sum;

/**
 * Returns the sums of an order's refunds that became store credit or settled an exchange, including running refunds.
 */
export const sumEarlier = (tx: Tx, orderId: string): Promise<Earlier> =>
  tx.one<Earlier>`
    select coalesce(sum(credited), 0)::int as credited, coalesce(sum(settled), 0)::int as settled from refund
    where order_id = ${orderId} and status not in ('refused', 'rejected')`;

/** Locks and returns the charges of an exchange that its card has paid. */
export const lockPaidCharges = (tx: Tx, orderId: string): Promise<PaidCharge[]> =>
  tx.many<PaidCharge>`
    select id, amount, provider_reserved from exchange_charge where order_id = ${orderId} and status = 'charged'
    order by id for update`;

/** Changes two amounts of a charge: the amount that is reserved for refunds, and the amount that was paid back. */
export async function changeCharge(
  tx: Tx,
  id: string,
  change: { reserved?: number; refunded?: number },
): Promise<void> {
  await tx.run`
    update exchange_charge set provider_reserved = provider_reserved + ${change.reserved ?? 0},
      provider_refunded = provider_refunded + ${change.refunded ?? 0} where id = ${id}`;
}

export const findChargeProviderId = async (tx: Tx, id: string): Promise<string | null> =>
  (await tx.one<{ providerPaymentId: string | null }>`select provider_payment_id from exchange_charge where id = ${id}`)
    .providerPaymentId;
