import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { FIELD_WRONG_VALUES } from '@toric/contracts/customer/fields/field.errors';
import { ChangeCustomerFields } from '@toric/contracts/customer/fields/field.http';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { lockCustomers } from '../../customer-lock.store.ts';
import { findCustomerKeys } from '../../data-key.store.ts';
import { decideValues } from '@toric/chassis/fields/field';
import { changedSegments } from '../evaluate-segments.flow.ts';
import { findFields } from '../field.store.ts';
import { findFieldValues, saveFieldValues } from '../field-value.store.ts';
import { changedValues, shownFields } from '../shown-fields.ts';

/**
 * PATCH /customers/{customerId}/fields. Writes custom fields of a customer. Fields that are not named do not change.
 * Emits customer.segments-changed.v1 if her segments changed.
 */
export const changeCustomerFields = ({ vault }: { vault: Vault }) =>
  command(ChangeCustomerFields, {
    async run({ params: { customerId }, body: { values: given, reason: why }, actor: { roles }, tx, now }) {
      await lockCustomers(tx, [customerId]);
      const keys = await findCustomerKeys(tx, vault, customerId, undefined);
      if (!keys) throw CUSTOMER_NOT_FOUND();
      const [fields, before] = [await findFields(tx), await findFieldValues(tx, keys, customerId)];
      const { values, errors } = decideValues(fields, before, { given, roles });
      if (errors.length > 0) throw FIELD_WRONG_VALUES().at(...errors);
      const changes = changedValues(fields, before, values);
      const view = answer({ data: shownFields(fields, values, roles) });
      if (changes.length === 0) return view.records();
      await saveFieldValues(tx, { vault, keys }, { customerId, values, fields, now });
      const change = { action: 'customer-field.changed', subject: customerId, customerId, why } as const;
      const told = await changedSegments(tx, { customerId, values });
      return view.emits(...told).records({ ...change, fields: changes });
    },
  });
