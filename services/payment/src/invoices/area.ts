import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import type { PaymentConfig } from '../config.ts';
import type { Reader } from '../reader.store.ts';
import { getCreditNoteFile } from './features/get-credit-note-file.ts';
import { getInvoice } from './features/get-invoice.ts';
import { getInvoiceFile } from './features/get-invoice-file.ts';
import { getReceiptFile } from './features/get-receipt-file.ts';
import { listInvoices } from './features/list-invoices.ts';

type Means = { vault: Vault; config: Pick<PaymentConfig, 'INVOICE_SELLER'> };

/** Declares the area of invoices and credit notes, which are also available as PDF. This area uses no other area. */
export function invoices({ vault, config }: Means): Area<Reader> {
  const seller = config.INVOICE_SELLER.split('|').flatMap((line) => line.trim() || []);
  return {
    routes: [
      ...[listInvoices({ vault }), getInvoice({ vault })],
      ...[getInvoiceFile({ vault, seller }), getCreditNoteFile({ vault, seller })],
      getReceiptFile({ vault, seller }),
    ],
  };
}
