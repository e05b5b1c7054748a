import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { GetCustomerHousehold } from '@toric/contracts/customer/households/household.http';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { findCustomerKeys } from '../../data-key.store.ts';
import { findHousehold, findHouseholdOf } from '../household.store.ts';
import { findAges, showHousehold } from '../show-household.flow.ts';

/**
 * GET /customers/{customerId}/household. Returns the household of a customer, and whether she may consent for herself.
 */
export const getCustomerHousehold = ({ vault }: { vault: Vault }) =>
  command(GetCustomerHousehold, {
    async run({ params: { customerId }, tx, now }) {
      if (!(await findCustomerKeys(tx, vault, customerId, undefined))) throw CUSTOMER_NOT_FOUND();
      const context = { tx, vault, now };
      const self = (await findAges(context, [customerId]))(customerId);
      const id = await findHouseholdOf(tx, customerId);
      const household = id && (await findHousehold(tx, vault, id));
      return answer({ household: household ? await showHousehold(context, household) : null, self });
    },
  });
