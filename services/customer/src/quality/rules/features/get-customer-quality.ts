import { query } from '@toric/chassis/http/endpoint';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { GetCustomerQuality } from '@toric/contracts/customer/quality/rule.http';
import type { Reader } from '../../../reader.store.ts';
import { readCustomerQuality } from '../overview.reader.store.ts';

/** GET /customers/{customerId}/quality. Returns the score of one customer, and the rules that her record breaks. */
export const getCustomerQuality = query<typeof GetCustomerQuality, Reader>(GetCustomerQuality, {
  async run({ params: { customerId }, db }) {
    const found = await readCustomerQuality(db, customerId);
    if (!found) throw CUSTOMER_NOT_FOUND();
    return found;
  },
});
