import type { Vault } from '@toric/chassis/data/vault';
import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { GetFreshness } from '@toric/contracts/customer/people/freshness.http';
import { findCustomerKeys } from '../../data-key.store.ts';
import { showFacts } from '../show-facts.flow.ts';

/**
 * GET /customers/{customerId}/freshness. Returns when each fact about a customer was last confirmed. It is a command,
 * so that it reads with the same statements as the confirmation of facts.
 */
export const getFreshness = ({ vault, months }: { vault: Vault; months: number }) =>
  command(GetFreshness, {
    async run({ params: { customerId }, actor, tx, now }) {
      const self = selfOf(actor);
      const keys = await findCustomerKeys(tx, vault, customerId, self);
      if (!keys) throw CUSTOMER_NOT_FOUND();
      return answer(await showFacts(tx, keys, { customerId, months, forCustomer: self !== undefined, now }));
    },
  });
