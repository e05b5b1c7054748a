import type { Vault } from '@toric/chassis/data/vault';
import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { GetConsents } from '@toric/contracts/customer/consent/consent.http';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { dayOf } from '@toric/optics/calendar-day';
import { findCustomerKeys } from '../../data-key.store.ts';
import { findUnguarded } from '../../households/guard.flow.ts';
import { consentsView } from '../consent.ts';
import { findLastChoices } from '../consent.store.ts';

/**
 * GET /customers/{customerId}/consents. Returns the purposes and channels for which the customer may be contacted. Each
 * has the choice that decides.
 */
export const getConsents = ({ vault }: { vault: Vault }) =>
  command(GetConsents, {
    async run({ params: { customerId }, actor, tx, now }) {
      if (!(await findCustomerKeys(tx, vault, customerId, selfOf(actor)))) throw CUSTOMER_NOT_FOUND();
      const needsGuardian = (await findUnguarded(tx, vault, [customerId], dayOf(now))).has(customerId);
      return answer({ data: consentsView(await findLastChoices(tx, customerId), needsGuardian), needsGuardian });
    },
  });
