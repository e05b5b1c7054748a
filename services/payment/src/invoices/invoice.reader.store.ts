import { betweenDays } from '@toric/chassis/data/between-days';
import { pageRange, withTotal } from '@toric/chassis/data/cursor';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import { PaymentMethod } from '@toric/contracts/payment/method';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { CreditNoteView, InvoiceView } from '@toric/contracts/payment/invoice';
import type { Prisma } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { openBuyer } from './invoice-buyer.ts';
import { readRetentionKeys } from './retention-key.store.ts';

const withCreditNotes = { creditNotes: { orderBy: { createdAt: 'asc' } } } as const;
type InvoiceRow = Prisma.InvoiceGetPayload<{ include: typeof withCreditNotes }>;

function buyerOn({ orderId, buyerKey, sealedBuyer }: InvoiceRow, keysOf: (name: string) => Keyring | undefined) {
  const keys = buyerKey === null ? undefined : keysOf(buyerKey);
  return keys && sealedBuyer !== null ? openBuyer(keys, orderId, sealedBuyer) : null;
}

function invoiceView(invoice: InvoiceRow, keysOf: (name: string) => Keyring | undefined): InvoiceView {
  const { creditNotes, ...row } = invoice;
  const notes = creditNotes.map((note) => CreditNoteView.parse({ ...note, createdAt: note.createdAt.toISOString() }));
  const buyer = buyerOn(invoice, keysOf);
  return InvoiceView.parse({ ...row, buyer, creditNotes: notes, createdAt: row.createdAt.toISOString() });
}

/** Returns an invoice. With a customer id, returns the invoice only if it belongs to this customer. */
export const readInvoice = (db: Reader, vault: Vault, id: string, customerId: string | undefined) =>
  readFirst(db, vault, { id, ...(customerId && { customerId }) });

/**
 * Returns the invoice that a credit note corrects. With a customer id, returns the invoice only if it belongs to this
 * customer.
 */
export const readInvoiceOfNote = (db: Reader, vault: Vault, noteId: string, customerId: string | undefined) =>
  readFirst(db, vault, { creditNotes: { some: { id: noteId } }, ...(customerId && { customerId }) });

/**
 * Returns the newest invoice of an order. With a customer id, returns the invoice only if it belongs to this customer.
 */
export const readNewestInvoice = (db: Reader, vault: Vault, orderId: string, customerId: string | undefined) =>
  readFirst(db, vault, { orderId, ...(customerId && { customerId }) });

/** Returns the payment method of an order. */
export async function readMethod(db: Reader, orderId: string): Promise<PaymentMethod | undefined> {
  const row = await db.payment.findUnique({ where: { orderId }, select: { method: true } });
  return PaymentMethod.safeParse(row?.method).data;
}

async function readFirst(db: Reader, vault: Vault, where: Prisma.InvoiceWhereInput): Promise<InvoiceView | null> {
  const [row, keysOf] = await Promise.all([
    db.invoice.findFirst({ where, include: withCreditNotes, orderBy: { createdAt: 'desc' } }),
    readRetentionKeys(db, vault),
  ]);
  return row && invoiceView(row, keysOf);
}

type InvoiceFilter = {
  orderId?: string | undefined;
  customerId?: string | undefined;
  number?: string | undefined;
  createdFrom?: string | undefined;
  createdTo?: string | undefined;
};

export async function readInvoices(db: Reader, vault: Vault, filter: InvoiceFilter, page: PageQuery) {
  const { orderId, customerId, number, createdFrom, createdTo } = filter;
  const where = {
    ...(orderId && { orderId }),
    ...(customerId && { customerId }),
    ...(number && { number }),
    ...betweenDays(createdFrom, createdTo),
  };
  const [rows, keysOf] = await Promise.all([
    db.invoice.findMany({ ...pageRange(page, where), include: withCreditNotes }),
    readRetentionKeys(db, vault),
  ]);
  const views = rows.map((row) => ({
    id: row.id,
    createdAt: row.createdAt,
    get view() {
      return invoiceView(row, keysOf);
    },
  }));
  return withTotal(page, views, (range) => db.invoice.count({ where, ...range }));
}
