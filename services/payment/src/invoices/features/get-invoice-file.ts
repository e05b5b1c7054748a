import { query, selfOf } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { PAYMENT_INVOICE_NOT_FOUND } from '@toric/contracts/payment/payment.errors';
import { GetInvoiceFile } from '@toric/contracts/payment/invoice-file.http';
import type { Reader } from '../../reader.store.ts';
import { fileOf, invoicePdf, languageFor } from '../document/invoice-document.ts';
import { readInvoice } from '../invoice.reader.store.ts';

/** GET /invoices/{invoiceId}/file. Returns an invoice as a PDF. A customer gets only her own. */
export const getInvoiceFile = ({ vault, seller }: { vault: Vault; seller: readonly string[] }) =>
  query<typeof GetInvoiceFile, Reader>(GetInvoiceFile, {
    async run({ params: { invoiceId }, query: { language }, actor, db }) {
      const invoice = await readInvoice(db, vault, invoiceId, selfOf(actor));
      if (!invoice) throw PAYMENT_INVOICE_NOT_FOUND();
      return fileOf(invoice.number, invoicePdf(invoice, { language: language ?? languageFor(invoice), seller }));
    },
  });
