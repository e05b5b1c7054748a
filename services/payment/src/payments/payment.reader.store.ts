import { betweenDays } from '@toric/chassis/data/between-days';
import { type Choice, choiceWhere } from '@toric/chassis/data/filter-where';
import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import { type PageQuery, Reason } from '@toric/contracts/kernel/common';
import { PaymentMethod } from '@toric/contracts/payment/method';
import { PaymentStatus, RefundStatus } from '@toric/contracts/payment/payment.http';
import { z } from 'zod';
import type { Payment as PaymentRow, Prisma } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import type { RefundForCustomer } from './customer-refund.view.ts';
import { type Payment, reviewLine } from './payment.ts';

/** Omits the draft of the invoice and the token from a query, because only commands need them. */
export const withoutDraft = { draft: true, sealedToken: true } as const;
const Parts = z.array(
  z.object({
    ...{ parcelId: z.string(), amount: z.int(), isLast: z.boolean(), invoiceNumber: z.string().nullable() },
    status: z.enum(['waiting', 'taking', 'captured', 'failed']),
    draft: z.any().transform(() => null),
  }),
);
export const paymentOf = (row: Omit<PaymentRow, 'draft' | 'sealedToken'>): Payment => ({
  ...row,
  draft: null,
  sealedToken: null,
  method: PaymentMethod.parse(row.method),
  parts: Parts.nullable().parse(row.parts),
  // only commands need the history of amendments; the amount includes the last amendment
  amendments: null,
  status: PaymentStatus.parse(row.status),
  reason: Reason.nullable().parse(row.reason),
});

/** Includes the refunds of a payment, without the notes of staff about them. */
const withRefunds = {
  refunds: {
    omit: { reason: true, requestedBy: true, decidedBy: true, refusal: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  },
} as const satisfies Prisma.PaymentInclude;
type RowWithRefunds = Prisma.PaymentGetPayload<{ include: typeof withRefunds; omit: typeof withoutDraft }>;
export type PaymentWithRefunds = Payment & { readonly refunds: readonly RefundForCustomer[] };

const withRefundsOf = ({ refunds, ...row }: RowWithRefunds): PaymentWithRefunds => ({
  ...paymentOf(row),
  refunds: refunds.map((refund) => ({ ...refund, status: RefundStatus.parse(refund.status) })),
});

export async function readPayment(
  db: Reader,
  orderId: string,
  customerId: string | undefined,
): Promise<PaymentWithRefunds | null> {
  const where = { orderId, ...(customerId && { customerId }) };
  const row = await db.payment.findFirst({ where, include: withRefunds, omit: withoutDraft });
  return row && withRefundsOf(row);
}

type PaymentFilter = Choice<'status' | 'method'> & {
  customerId?: string | undefined;
  needsReview: boolean;
  createdFrom?: string | undefined;
  createdTo?: string | undefined;
  now: Date;
};

export async function readPayments(
  db: Reader,
  filter: PaymentFilter,
  page: PageQuery,
): Promise<PageRows<PaymentWithRefunds>> {
  const { customerId, needsReview, createdFrom, createdTo, now } = filter;
  const review: Prisma.PaymentWhereInput = {
    OR: [{ note: { not: null } }, { pendingSince: { lte: reviewLine(now) } }],
  };
  const where: Prisma.PaymentWhereInput = {
    AND: [...choiceWhere('status', filter), ...choiceWhere('method', filter)],
    ...(customerId && { customerId }),
    ...(needsReview && review),
    ...betweenDays(createdFrom, createdTo),
  };
  const rows = await db.payment.findMany({ ...pageRange(page, where), include: withRefunds, omit: withoutDraft });
  return withTotal(page, rows.map(withRefundsOf), (range) => db.payment.count({ where, ...range }));
}

export async function readPaymentsOf(db: Reader, orderIds: readonly string[]): Promise<Payment[]> {
  return (await db.payment.findMany({ where: { orderId: { in: [...orderIds] } }, omit: withoutDraft })).map(paymentOf);
}
