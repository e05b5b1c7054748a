import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { GetCustomerFields } from '@toric/contracts/customer/fields/field.http';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { findCustomerKeys } from '../../data-key.store.ts';
import { findFields } from '../field.store.ts';
import { findFieldValues } from '../field-value.store.ts';
import { shownFields } from '../shown-fields.ts';

/**
 * GET /customers/{customerId}/fields. Returns the custom fields of a customer that the caller may read. It is a
 * command, so that it reads with the same statements as the change of the fields.
 */
export const getCustomerFields = ({ vault }: { vault: Vault }) =>
  command(GetCustomerFields, {
    async run({ params: { customerId }, actor: { roles }, tx }) {
      const keys = await findCustomerKeys(tx, vault, customerId, undefined);
      if (!keys) throw CUSTOMER_NOT_FOUND();
      const [fields, values] = [await findFields(tx), await findFieldValues(tx, keys, customerId)];
      return answer({ data: shownFields(fields, values, roles) });
    },
  });
