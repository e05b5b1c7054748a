// What queries read, with Prisma. `customerId` restricts to what is the customer's own.
import { PrismaPg } from '@prisma/adapter-pg';
import { afterCursor, type Found, found, newestFirst } from '@toric/chassis/cursor';
import { CreditNoteView, InvoiceView, PaymentStatus, RefundStatus } from '@toric/contracts/payment/payment.http';
import { type PageQuery, Reason } from '@toric/contracts/kernel/common';
import { type Payment as PaymentRow, type Prisma, PrismaClient, type Refund as RefundRow } from './generated/client.ts';
import type { Payment } from './payments/payment.ts';
import type { Time } from './providers/provider.ts';
import { reviewLine } from './payments/payment.view.ts';
import type { Refund } from './refunds/refund.ts';

export type Reader = PrismaClient;
export const openReader = (url: string): Reader =>
  new PrismaClient({ adapter: new PrismaPg({ connectionString: url }, { schema: 'payment' }) });

const reason = Reason.nullable();
// the draft is for commands only: no query reads it
const omit = { draft: true } as const;
const paymentOf = (row: Omit<PaymentRow, 'draft'>): Payment => ({
  ...row,
  draft: null,
  status: PaymentStatus.parse(row.status),
  reason: reason.parse(row.reason),
});
const refundOf = (row: RefundRow): Refund => ({
  ...row,
  status: RefundStatus.parse(row.status),
  refusal: reason.parse(row.refusal),
});

export async function readPayment(db: Reader, orderId: string, customerId: string | undefined) {
  const row = await db.payment.findFirst({ where: { orderId, ...(customerId && { customerId }) }, omit });
  return row && paymentOf(row);
}

type PaymentFilter = { status?: string | undefined; customerId?: string | undefined; needsReview: boolean; now: Date };

export async function readPayments(db: Reader, filter: PaymentFilter, page: PageQuery): Promise<Found<Payment>> {
  const { status, customerId, needsReview, now } = filter;
  const review: Prisma.PaymentWhereInput = {
    OR: [{ note: { not: null } }, { pendingSince: { lte: reviewLine(now) } }],
  };
  const where: Prisma.PaymentWhereInput = {
    ...(status && { status }),
    ...(customerId && { customerId }),
    ...(needsReview && review),
  };
  const rows = await db.payment.findMany({
    where: { AND: [where, afterCursor(page.cursor)] },
    omit,
    orderBy: newestFirst(),
    take: page.limit + 1,
  });
  return found(page, rows.map(paymentOf), (take) => db.payment.count({ where, orderBy: newestFirst(), take }));
}

export async function readPaymentsOf(db: Reader, orderIds: readonly string[]): Promise<Payment[]> {
  return (await db.payment.findMany({ where: { orderId: { in: [...orderIds] } }, omit })).map(paymentOf);
}

/** What the provider should know of a time, oldest first. */
export async function readHeldPayments(db: Reader, { since, until }: Time, limit: number): Promise<Payment[]> {
  const rows = await db.payment.findMany({
    where: {
      providerPaymentId: { not: null },
      createdAt: { ...(since && { gte: since }), ...(until && { lt: until }) },
    },
    omit,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: limit,
  });
  return rows.map(paymentOf);
}

/** Since when the oldest call to the provider has had no answer. By order, not by `min`: Prisma's reads every payment. */
export async function readOldestUnknown(db: Reader): Promise<Date | null> {
  const [payment, refund] = await Promise.all([
    db.payment.findFirst({ where: { pendingSince: { not: null } }, omit, orderBy: { pendingSince: 'asc' } }),
    db.refund.findFirst({ where: { status: 'sending' }, orderBy: { updatedAt: 'asc' } }),
  ]);
  const times = [payment?.pendingSince, refund?.updatedAt].flatMap((time) => time ?? []);
  return times.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

type RefundFilter = { status?: string | undefined; orderId?: string | undefined };

export async function readRefunds(
  db: Reader,
  { status, orderId }: RefundFilter,
  page: PageQuery,
): Promise<Found<Refund>> {
  const where = { ...(status && { status }), ...(orderId && { orderId }) };
  const rows = await db.refund.findMany({
    where: { ...where, ...afterCursor(page.cursor) },
    orderBy: newestFirst(),
    take: page.limit + 1,
  });
  return found(page, rows.map(refundOf), (take) => db.refund.count({ where, orderBy: newestFirst(), take }));
}

const withCreditNotes = { creditNotes: { orderBy: { createdAt: 'asc' } } } as const;
type InvoiceRow = Prisma.InvoiceGetPayload<{ include: typeof withCreditNotes }>;

function invoiceView({ creditNotes, ...row }: InvoiceRow): InvoiceView {
  const notes = creditNotes.map((note) => CreditNoteView.parse({ ...note, createdAt: note.createdAt.toISOString() }));
  return InvoiceView.parse({ ...row, creditNotes: notes, createdAt: row.createdAt.toISOString() });
}

export async function readInvoice(db: Reader, id: string, customerId: string | undefined): Promise<InvoiceView | null> {
  const row = await db.invoice.findFirst({
    where: { id, ...(customerId && { customerId }) },
    include: withCreditNotes,
  });
  return row && invoiceView(row);
}

type InvoiceFilter = { orderId?: string | undefined; customerId?: string | undefined; number?: string | undefined };

export async function readInvoices(db: Reader, filter: InvoiceFilter, page: PageQuery) {
  const { orderId, customerId, number } = filter;
  const where = {
    ...(orderId && { orderId }),
    ...(customerId && { customerId }),
    ...(number && { number }),
  };
  const rows = await db.invoice.findMany({
    where: { ...where, ...afterCursor(page.cursor) },
    include: withCreditNotes,
    orderBy: newestFirst(),
    take: page.limit + 1,
  });
  const views = rows.map((row) => ({ id: row.id, createdAt: row.createdAt, view: invoiceView(row) }));
  return found(page, views, (take) => db.invoice.count({ where, orderBy: newestFirst(), take }));
}
