import type { Area } from '@toric/chassis/area';
import type { Reader } from '../reader.store.ts';
import { getInvoice } from './features/get-invoice.ts';
import { listInvoices } from './features/list-invoices.ts';

/** Invoices and credit notes. This area uses no other area. */
export const invoices: Area<Reader> = {
  routes: [listInvoices, getInvoice],
};
