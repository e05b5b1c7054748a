import { query, selfOf } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { GetReceiptFile } from '@toric/contracts/payment/invoice-file.http';
import { PAYMENT_METHOD_WORDS } from '@toric/contracts/payment/method.words';
import { PAYMENT_RECEIPT_NOT_FOUND } from '@toric/contracts/payment/payment.errors';
import type { Reader } from '../../reader.store.ts';
import { fileOf, invoicePdf, languageFor } from '../document/invoice-document.ts';
import { readMethod, readNewestInvoice } from '../invoice.reader.store.ts';

/** GET /payments/{orderId}/receipt. Returns the newest invoice of an order as a receipt. A customer gets only her own. */
export const getReceiptFile = ({ vault, seller }: { vault: Vault; seller: readonly string[] }) =>
  query<typeof GetReceiptFile, Reader>(GetReceiptFile, {
    async run({ params: { orderId }, query: { language }, actor, db }) {
      const [invoice, method] = await Promise.all([
        readNewestInvoice(db, vault, orderId, selfOf(actor)),
        readMethod(db, orderId),
      ]);
      if (!invoice || !method) throw PAYMENT_RECEIPT_NOT_FOUND();
      const paidBy = PAYMENT_METHOD_WORDS[method].label;
      return fileOf(
        invoice.number,
        invoicePdf(invoice, { language: language ?? languageFor(invoice), seller, paidBy }),
      );
    },
  });
