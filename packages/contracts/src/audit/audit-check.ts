/**
 * Lists the checks of the nightly audit of the shop. Each check verifies one invariant of docs/RELIABILITY.md in the
 * running shop.
 */
import { z } from 'zod';

export const AuditCheck = z.enum([
  ...(['order-stuck', 'process-differs', 'process-overdue'] as const),
  ...(['payment-missing', 'payment-amount', 'money-held', 'not-captured'] as const),
  ...(['invoice-missing', 'invoice-amount', 'credit-amount'] as const),
  ...(['boxes-not-held', 'boxes-held', 'boxes-not-shipped', 'boxes-count', 'lot-oversold', 'lot-ledger'] as const),
]);
export type AuditCheck = z.infer<typeof AuditCheck>;

/**
 * Lists the resting states of an order. An order stays in such a state, so the records of all services about the order
 * must agree.
 */
export const RestingStatus = z.enum(['confirmed', 'shipped', 'completed', 'payment-due', 'cancelled']);
export type RestingStatus = z.infer<typeof RestingStatus>;
