import { pageOf } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { query, selfOf } from '@toric/chassis/http/endpoint';
import { ListInvoices } from '@toric/contracts/payment/payment.http';
import type { Reader } from '../../reader.store.ts';
import { readInvoices } from '../invoice.reader.store.ts';

/**
 * GET /invoices. Lists invoices with their credit notes, the newest first. A customer sees only her own invoices, even
 * if she sends another filter.
 */
export const listInvoices = ({ vault }: { vault: Vault }) =>
  query<typeof ListInvoices, Reader>(ListInvoices, {
    async run({ query: { limit, cursor, count, customerId, ...rest }, actor, db }) {
      const filter = { ...rest, customerId: selfOf(actor) ?? customerId };
      return pageOf(await readInvoices(db, vault, filter, { limit, cursor, count }), limit, ({ view }) => view);
    },
  });
