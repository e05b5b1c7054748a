import { pageOf } from '@toric/chassis/data/cursor';
import { query, selfOf } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { ListAddresses } from '@toric/contracts/customer/people/customer.http';
import { readAddresses } from '../address.store.ts';
import type { Reader } from '../../reader.store.ts';

/**
 * GET /customers/{customerId}/addresses. Lists the addresses of a customer. A customer who requests another customer's
 * addresses gets 404.
 */
export const listAddresses = ({ vault }: { vault: Vault }) =>
  query<typeof ListAddresses, Reader>(ListAddresses, {
    async run({ params: { customerId }, query: { limit, cursor, count }, actor, db }) {
      if (customerId !== (selfOf(actor) ?? customerId)) throw CUSTOMER_NOT_FOUND();
      const addresses = await readAddresses(db, vault, customerId, { limit, cursor, count });
      if (!addresses) throw CUSTOMER_NOT_FOUND();
      return pageOf(addresses, limit, ({ view }) => view);
    },
  });
