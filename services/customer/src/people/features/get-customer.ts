import { query, selfOf } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { GetCustomer, GetMe } from '@toric/contracts/customer/people/customer.http';
import { customerView } from '../customer.ts';
import { readCustomer } from '../customer.store.ts';
import type { Reader } from '../../reader.store.ts';

/** GET /customers/me. Returns the customer who calls. */
export const getMe = ({ vault }: { vault: Vault }) =>
  query<typeof GetMe, Reader>(GetMe, {
    run: ({ actor, db }) => show(db, vault, actor.id),
  });

/** GET /customers/{customerId}. Returns a customer. A customer who asks for another customer gets 404. */
export const getCustomer = ({ vault }: { vault: Vault }) =>
  query<typeof GetCustomer, Reader>(GetCustomer, {
    async run({ params: { customerId }, actor, db }) {
      if (customerId !== (selfOf(actor) ?? customerId)) throw CUSTOMER_NOT_FOUND();
      return show(db, vault, customerId);
    },
  });

async function show(db: Reader, vault: Vault, id: string) {
  const customer = await readCustomer(db, vault, id);
  if (!customer) throw CUSTOMER_NOT_FOUND();
  return customerView(customer);
}
