import { query, selfOf } from '@toric/chassis/http/endpoint';
import { PAYMENT_INVOICE_NOT_FOUND } from '@toric/contracts/payment/payment.errors';
import { GetInvoice } from '@toric/contracts/payment/payment.http';
import type { Reader } from '../../reader.store.ts';
import { readInvoice } from '../invoice.reader.store.ts';

/** GET /invoices/{invoiceId}. Another customer's invoice gets the same 404 as one that does not exist. */
export const getInvoice = query<typeof GetInvoice, Reader>(GetInvoice, {
  async run({ params: { invoiceId }, actor, db }) {
    const invoice = await readInvoice(db, invoiceId, selfOf(actor));
    if (!invoice) throw PAYMENT_INVOICE_NOT_FOUND();
    return invoice;
  },
});
