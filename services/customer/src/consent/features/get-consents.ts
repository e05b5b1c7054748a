import { query, selfOf } from '@toric/chassis/http/endpoint';
import { GetConsents } from '@toric/contracts/customer/consent/consent.http';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import type { Reader } from '../../reader.store.ts';
import { customerExists } from '../../customer-lock.store.ts';
import { consentsView } from '../consent.ts';
import { readLastChoices } from '../consent.store.ts';

/** GET /customers/{customerId}/consents. Returns for what the customer may be contacted. */
export const getConsents = query<typeof GetConsents, Reader>(GetConsents, {
  async run({ params: { customerId }, actor, db }) {
    if (!(await customerExists(db, customerId, selfOf(actor)))) throw CUSTOMER_NOT_FOUND();
    return { data: consentsView(await readLastChoices(db, customerId)) };
  },
});
