import { pageRange, withTotal } from '@toric/chassis/data/cursor';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { CreditNoteView, InvoiceView } from '@toric/contracts/payment/payment.http';
import type { Prisma } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';

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
  const rows = await db.invoice.findMany({ ...pageRange(page, where), include: withCreditNotes });
  const views = rows.map((row) => ({
    id: row.id,
    createdAt: row.createdAt,
    get view() {
      return invoiceView(row);
    },
  }));
  return withTotal(page, views, (range) => db.invoice.count({ where, ...range }));
}
