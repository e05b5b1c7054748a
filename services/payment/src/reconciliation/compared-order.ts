/** Compares an order with its payment, its invoice and its credit notes (invariants I3, I4 and I11). */
import type { AuditCheck } from '@toric/contracts/audit/audit-check';
import type { Difference } from '@toric/contracts/audit/compared';
import type { AuditedOrder } from '@toric/contracts/order/audit/audit.events';

/** Describes what this service stores about an order. `invoiced` is null if the order has no invoice. */
export type OwnPayment = {
  readonly orderId: string;
  readonly status: string;
  readonly amount: number;
  readonly captured: number;
  readonly refunded: number;
  readonly invoiced: number | null;
  readonly credited: number;
};

type Facts = readonly [check: AuditCheck, expected: string | number, found: string | number];

function heldFacts({ status, total }: AuditedOrder, own: OwnPayment | undefined): Facts[] {
  const states = status === 'confirmed' ? ['authorised'] : ['authorised', 'capture-failed'];
  if (!own || !states.includes(own.status)) return [['payment-missing', 'authorised', own?.status ?? 'none']];
  return own.amount === total ? [] : [['payment-amount', total, own.amount]];
}

function chargedFacts({ total }: AuditedOrder, own: OwnPayment | undefined): Facts[] {
  if (own?.status !== 'captured' || own.captured !== total)
    return [['not-captured', total, own ? `${own.status} ${own.captured}` : 'none']];
  const { invoiced, captured, credited, refunded } = own;
  if (invoiced === null) return [['invoice-missing', captured, 'none']];
  return [
    ...(invoiced === captured ? [] : [['invoice-amount', captured, invoiced] as const]),
    ...(credited === refunded ? [] : [['credit-amount', refunded, credited] as const]),
  ];
}

function freedFacts(own: OwnPayment | undefined): Facts[] {
  if (!own || own.status === 'voided' || own.status === 'declined') return [];
  return own.status === 'captured' && own.captured === own.refunded ? [] : [['money-held', 'nothing', own.status]];
}

/**
 * Returns the differences between an order in a stable state and its payment. An order with the total 0 needs no
 * payment.
 */
export function compareOrder(order: AuditedOrder, own: OwnPayment | undefined): Difference[] {
  const { orderId, status, total } = order;
  if (total === 0) return [];
  const facts =
    status === 'cancelled'
      ? freedFacts(own)
      : status === 'confirmed' || status === 'payment-due'
        ? heldFacts(order, own)
        : chargedFacts(order, own);
  return facts.map(([check, expected, found]) => ({
    ...{ check, subject: orderId, orderId, expected: String(expected), found: String(found) },
  }));
}
