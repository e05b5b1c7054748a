import { query, selfOf } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { CUSTOMER_MERGED, CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { GetCustomer, GetMe } from '@toric/contracts/customer/people/customer.http';
import { type CustomerExtras, customerView } from '../customer.ts';
import { readCustomer } from '../customer.store.ts';
import { readSurvivor } from '../../merged-customer.store.ts';
import { readExtras } from '../read-extras.flow.ts';
import type { Reader } from '../../reader.store.ts';

/** GET /customers/me. Returns the calling customer. */
export const getMe = ({ vault }: { vault: Vault }) =>
  query<typeof GetMe, Reader>(GetMe, {
    run: ({ actor, db }) => show(db, vault, actor.id),
  });

/**
 * GET /customers/{customerId}. Returns a customer, for staff with her tags and custom fields. A customer who requests
 * another customer gets 404. Staff who request a merged customer get the id of the customer who stayed.
 */
export const getCustomer = ({ vault }: { vault: Vault }) =>
  query<typeof GetCustomer, Reader>(GetCustomer, {
    async run({ params: { customerId }, actor, db }) {
      const self = selfOf(actor);
      if (customerId !== (self ?? customerId)) throw CUSTOMER_NOT_FOUND();
      if (self !== undefined) return show(db, vault, customerId);
      const survivor = await readSurvivor(db, customerId);
      if (survivor !== customerId) throw CUSTOMER_MERGED().with({ mergedInto: survivor });
      const extras = await readExtras(db, vault, { ids: [customerId], roles: actor.roles });
      return show(db, vault, customerId, extras(customerId));
    },
  });

async function show(db: Reader, vault: Vault, id: string, extras: CustomerExtras = {}) {
  const customer = await readCustomer(db, vault, id);
  if (!customer) throw CUSTOMER_NOT_FOUND();
  return customerView(customer, extras);
}
