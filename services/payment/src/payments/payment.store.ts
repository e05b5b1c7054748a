// Stores payments. Every batch locks its payments sorted by `order_id`, so two concurrent batches cannot deadlock.
import { json, type Tx } from '@toric/messaging/sql';
import { blankPayment, type Payment } from './payment.ts';

const inOrder = (orderIds: readonly string[]): string[] => [...new Set(orderIds)].sort();
const byOrder = (payments: readonly Payment[]) => new Map(payments.map((payment) => [payment.orderId, payment]));

export async function lockPayments(tx: Tx, orderIds: readonly string[]): Promise<Map<string, Payment>> {
  return byOrder(
    await tx.many<Payment>`
      select * from payment where order_id = any(${inOrder(orderIds)}::uuid[]) order by order_id for update`,
  );
}

export const lockPayment = async (tx: Tx, orderId: string): Promise<Payment | undefined> =>
  (await lockPayments(tx, [orderId])).get(orderId);

/**
 * Locks and returns the payment of each order. Inserts a blank payment for an order without one. If two transactions
 * insert the same row, the second waits until the first has ended.
 */
export async function openPayments(tx: Tx, orderIds: readonly string[], newId: () => string, now: Date) {
  const blanks = inOrder(orderIds).map((orderId) => blankPayment(newId(), orderId, now));
  tx.write`
    insert into payment (id, order_id, status, created_at, updated_at)
    select id, "orderId", status, "createdAt", "updatedAt"
    from json_to_recordset(${json(blanks)}::json) as b(
      id uuid, "orderId" uuid, status text, "createdAt" timestamptz, "updatedAt" timestamptz)
    order by "orderId"
    on conflict (order_id) do nothing`;
  return lockPayments(tx, orderIds);
}

export function savePayments(tx: Tx, payments: readonly Payment[], now: Date): void {
  if (payments.length === 0) return;
  tx.write`
    update payment p set customer_id = s."customerId", status = s.status, amount = s.amount, currency = s.currency,
      provider_payment_id = s."providerPaymentId", void_requested = s."voidRequested", reason = s.reason, note = s.note,
      draft = s.draft, capture_attempts = s."captureAttempts", captured_amount = s."capturedAmount",
      refund_reserved = s."refundReserved", refunded_amount = s."refundedAmount", invoice_number = s."invoiceNumber",
      pending_since = s."pendingSince", method = s.method, held = s.held, parts = s.parts, amendments = s.amendments,
      return_id = s."returnId", sealed_token = s."sealedToken", covered = s.covered, settled = s.settled,
      charged = s.charged, provider_reserved = s."providerReserved", provider_refunded = s."providerRefunded",
      store_credit = s."storeCredit",
      updated_at = ${now}
    from json_to_recordset(${json(payments)}::json) as s(
      id uuid, "customerId" uuid, status text, amount int, currency text, "providerPaymentId" text, "voidRequested" bool,
      reason jsonb, note text, draft jsonb, "captureAttempts" int, "capturedAmount" int, "refundReserved" int,
      "refundedAmount" int, "invoiceNumber" text, "pendingSince" timestamptz, method text, held int, parts jsonb,
      amendments jsonb, "returnId" uuid, "sealedToken" text, covered int, settled int, charged int,
      "providerReserved" int, "providerRefunded" int, "storeCredit" int)
    where p.id = s.id`;
}
