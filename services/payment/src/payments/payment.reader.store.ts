import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import { type PageQuery, Reason } from '@toric/contracts/kernel/common';
import { PaymentStatus } from '@toric/contracts/payment/payment.http';
import type { Payment as PaymentRow, Prisma } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { type Payment, reviewLine } from './payment.ts';

/** Leaves the draft of the invoice out of a query, because only commands need it. */
export const withoutDraft = { draft: true } as const;
export const paymentOf = (row: Omit<PaymentRow, 'draft'>): Payment => ({
  ...row,
  draft: null,
  status: PaymentStatus.parse(row.status),
  reason: Reason.nullable().parse(row.reason),
});

export async function readPayment(db: Reader, orderId: string, customerId: string | undefined) {
  const row = await db.payment.findFirst({ where: { orderId, ...(customerId && { customerId }) }, omit: withoutDraft });
  return row && paymentOf(row);
}

type PaymentFilter = { status?: string | undefined; customerId?: string | undefined; needsReview: boolean; now: Date };

export async function readPayments(db: Reader, filter: PaymentFilter, page: PageQuery): Promise<PageRows<Payment>> {
  const { status, customerId, needsReview, now } = filter;
  const review: Prisma.PaymentWhereInput = {
    OR: [{ note: { not: null } }, { pendingSince: { lte: reviewLine(now) } }],
  };
  const where: Prisma.PaymentWhereInput = {
    ...(status && { status }),
    ...(customerId && { customerId }),
    ...(needsReview && review),
  };
  const rows = await db.payment.findMany({ ...pageRange(page, where), omit: withoutDraft });
  return withTotal(page, rows.map(paymentOf), (range) => db.payment.count({ where, ...range }));
}

export async function readPaymentsOf(db: Reader, orderIds: readonly string[]): Promise<Payment[]> {
  return (await db.payment.findMany({ where: { orderId: { in: [...orderIds] } }, omit: withoutDraft })).map(paymentOf);
}
