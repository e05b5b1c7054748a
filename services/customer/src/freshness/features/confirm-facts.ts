import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import {
  ADDRESS_NOT_FOUND,
  CUSTOMER_NOT_FOUND,
  FACT_NOT_KNOWN,
} from '@toric/contracts/customer/people/customer.errors';
import { ConfirmFacts } from '@toric/contracts/customer/people/freshness.http';
import { findCustomerKeys } from '../../data-key.store.ts';
import { confirmFacts as keepConfirmed, type ConfirmedFact } from '../../fact.store.ts';
import { findFacts } from '../freshness.store.ts';
import { showFacts } from '../show-facts.flow.ts';

/**
 * POST /customers/{customerId}/confirmations. Records that facts about a customer are still right. Refuses a fact that
 * the shop does not know.
 */
export const confirmFacts = ({ vault, months }: { vault: Vault; months: number }) =>
  command(ConfirmFacts, {
    async run({ params: { customerId }, body: { facts, addressIds }, actor, tx, now }) {
      const self = selfOf(actor);
      const keys = await findCustomerKeys(tx, vault, customerId, self);
      if (!keys) throw CUSTOMER_NOT_FOUND();
      const { known } = await findFacts(tx, keys, customerId);
      const asked: ConfirmedFact[] = [
        ...[...new Set(facts)].map((fact) => ({ fact })),
        ...[...new Set(addressIds)].map((addressId) => ({ fact: 'address' as const, addressId })),
      ];
      for (const { fact, addressId = null } of asked) {
        if (known.some((one) => one.fact === fact && one.addressId === addressId)) continue;
        throw addressId === null ? FACT_NOT_KNOWN() : ADDRESS_NOT_FOUND();
      }
      await keepConfirmed(tx, { customerId, facts: asked, actor, now });
      const fields = changed({}, { facts: asked.map(({ fact }) => fact) });
      const change = { action: 'customer.confirmed', subject: customerId, customerId, fields } as const;
      const shown = await showFacts(tx, keys, { customerId, months, forCustomer: self !== undefined, now });
      return answer(shown).records(change);
    },
  });
