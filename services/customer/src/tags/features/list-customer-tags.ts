import { query } from '@toric/chassis/http/endpoint';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { ListCustomerTags } from '@toric/contracts/customer/tags/tag.http';
import { customerExists } from '../../customer-lock.store.ts';
import type { Reader } from '../../reader.store.ts';
import { readCustomerTags } from '../tag.store.ts';

/** GET /customers/{customerId}/tags. Lists the tags of a customer, retired tags too. */
export const listCustomerTags = query<typeof ListCustomerTags, Reader>(ListCustomerTags, {
  async run({ params: { customerId }, db }) {
    if (!(await customerExists(db, customerId, undefined))) throw CUSTOMER_NOT_FOUND();
    return { data: await readCustomerTags(db, customerId) };
  },
});
