import { pageOf } from '@toric/chassis/data/cursor';
import { query, selfOf } from '@toric/chassis/http/endpoint';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { ListStoreCreditEntries } from '@toric/contracts/payment/store-credit/store-credit.http';
import type { Reader } from '../../reader.store.ts';
import { entryView, readEntries } from '../store-credit.reader.store.ts';

/**
 * GET /customers/{customerId}/store-credit/entries. Lists the store-credit ledger of a customer, the newest entry
 * first.
 */
export const listStoreCreditEntries = query<typeof ListStoreCreditEntries, Reader>(ListStoreCreditEntries, {
  async run({ params: { customerId }, query: { limit, cursor, count, ...filter }, actor, db }) {
    if (customerId !== (selfOf(actor) ?? customerId)) throw CUSTOMER_NOT_FOUND();
    const rows = await readEntries(db, { customerId, ...filter }, { limit, cursor, count });
    return pageOf(rows, limit, entryView);
  },
});
