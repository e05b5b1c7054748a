import { query, selfOf } from '@toric/chassis/http/endpoint';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { GetStoreCredit } from '@toric/contracts/payment/store-credit/store-credit.http';
import type { Reader } from '../../reader.store.ts';
import { readBalances } from '../store-credit.reader.store.ts';

/** GET /customers/{customerId}/store-credit. Returns the balance of a customer in each currency. */
export const getStoreCredit = query<typeof GetStoreCredit, Reader>(GetStoreCredit, {
  async run({ params: { customerId }, actor, db }) {
    if (customerId !== (selfOf(actor) ?? customerId)) throw CUSTOMER_NOT_FOUND();
    return { customerId, balances: await readBalances(db, customerId) };
  },
});
