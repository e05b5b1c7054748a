import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import type { Reader } from '../reader.store.ts';
import { getInvoice } from './features/get-invoice.ts';
import { listInvoices } from './features/list-invoices.ts';

/** Invoices and credit notes. This area uses no other area. */
export const invoices = ({ vault }: { vault: Vault }): Area<Reader> => ({
  routes: [listInvoices({ vault }), getInvoice({ vault })],
});
