import { query, selfOf } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { PAYMENT_INVOICE_NOT_FOUND } from '@toric/contracts/payment/payment.errors';
import { GetInvoice } from '@toric/contracts/payment/payment.http';
import type { Reader } from '../../reader.store.ts';
import { readInvoice } from '../invoice.reader.store.ts';

/**
 * GET /invoices/{invoiceId}. Returns one invoice. A customer who asks for another customer's invoice gets 404, as if it
 * did not exist.
 */
export const getInvoice = ({ vault }: { vault: Vault }) =>
  query<typeof GetInvoice, Reader>(GetInvoice, {
    async run({ params: { invoiceId }, actor, db }) {
      const invoice = await readInvoice(db, vault, invoiceId, selfOf(actor));
      if (!invoice) throw PAYMENT_INVOICE_NOT_FOUND();
      return invoice;
    },
  });
