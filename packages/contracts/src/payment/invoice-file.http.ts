/** Declares the HTTP operations that give invoices and credit notes as files. */
import { z } from 'zod';
import { Download, Id } from '../kernel/common.ts';
import { operation } from '../kernel/operation.ts';
import { LANGUAGES } from '../kernel/sentence.ts';
import {
  PAYMENT_CREDIT_NOTE_NOT_FOUND,
  PAYMENT_INVOICE_NOT_FOUND,
  PAYMENT_RECEIPT_NOT_FOUND,
} from './payment.errors.ts';

const PaperQuery = z.strictObject({
  language: z.enum(LANGUAGES).optional().meta({
    description: 'If omitted: Chinese for a buyer in China, Hong Kong, Macao or Taiwan, otherwise English.',
  }),
});
const paper = {
  owner: 'payment',
  allow: ['customer:self', 'finance', 'auditor'],
  query: PaperQuery,
  reply: Download,
  download: ['application/pdf'],
} as const;

export const GetInvoiceFile = operation({
  ...paper,
  id: 'getInvoiceFile',
  endpoint: 'GET /invoices/{invoiceId}/file',
  summary: 'Get an invoice as a PDF',
  description: 'Pages of A4. The seller stands on it as the setting `INVOICE_SELLER` says.',
  params: z.strictObject({ invoiceId: Id }),
  errors: [PAYMENT_INVOICE_NOT_FOUND],
});

export const GetCreditNoteFile = operation({
  ...paper,
  id: 'getCreditNoteFile',
  endpoint: 'GET /credit-notes/{creditNoteId}/file',
  summary: 'Get a credit note as a PDF',
  description: 'It names the invoice that it corrects.',
  params: z.strictObject({ creditNoteId: Id }),
  errors: [PAYMENT_CREDIT_NOTE_NOT_FOUND],
});

export const GetReceiptFile = operation({
  ...paper,
  id: 'getReceiptFile',
  endpoint: 'GET /payments/{orderId}/receipt',
  summary: 'Get the receipt of a paid order as a PDF',
  description:
    'The newest invoice of the order, with the way in which it was paid. The counter prints it for the buyer.',
  allow: ['customer:self', 'sales', 'finance', 'auditor'],
  params: z.strictObject({ orderId: Id }),
  errors: [PAYMENT_RECEIPT_NOT_FOUND],
});
