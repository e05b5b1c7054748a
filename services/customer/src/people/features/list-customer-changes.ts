import { pageOf } from '@toric/chassis/data/cursor';
import { query, selfOf } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { ListCustomerChanges } from '@toric/contracts/customer/people/customer-change.http';
import type { Reader } from '../../reader.store.ts';
import { changeFor } from '../customer-change.ts';
import { readCustomerChanges } from '../customer-change.reader.store.ts';

/**
 * GET /customers/{customerId}/changes. Lists the changes by staff. A customer sees that the shop made a change, but not
 * which colleague. Staff who may not read addresses see the names of changed contact fields without their values. A
 * customer who requests another customer gets 404.
 */
export const listCustomerChanges = ({ vault }: { vault: Vault }) =>
  query<typeof ListCustomerChanges, Reader>(ListCustomerChanges, {
    async run({ params: { customerId }, query: { limit, cursor, count }, actor, db, read }) {
      const self = selfOf(actor);
      if (customerId !== (self ?? customerId)) throw CUSTOMER_NOT_FOUND();
      const changes = await readCustomerChanges({ db, read, vault }, customerId, { limit, cursor, count });
      if (!changes) throw CUSTOMER_NOT_FOUND();
      return pageOf(changes, limit, ({ view }) =>
        self === undefined ? changeFor(actor, view) : { ...view, changedBy: null },
      );
    },
  });
