import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Vault } from '@toric/chassis/data/vault';
import { decideValues } from '@toric/chassis/fields/field';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { FIELD_WRONG_VALUES } from '@toric/contracts/customer/fields/field.errors';
import { ChangeOrderValues } from '@toric/contracts/order/fields/order-field.http';
import { ORDER_NOT_FOUND } from '@toric/contracts/order/order.errors';
import { lockBuyer } from '../../buyer.store.ts';
import { findFields } from '../order-field.store.ts';
import { findValues, saveValues } from '../order-value.store.ts';
import { changedValues, shownValues } from '../shown-values.ts';

/**
 * PATCH /orders/{orderId}/fields. Writes custom fields of an order. Fields that the request does not name stay
 * unchanged.
 */
export const changeOrderValues = ({ vault }: { vault: Vault }) =>
  command(ChangeOrderValues, {
    async run({ params: { orderId }, body: { values: given }, actor: { roles }, tx, now }) {
      const customerId = await lockBuyer(tx, orderId);
      if (customerId === undefined) throw ORDER_NOT_FOUND();
      const keys = await keyringFor(tx, vault, customerId);
      const [fields, before] = [await findFields(tx), await findValues(tx, keys, orderId)];
      const { values, errors } = decideValues(fields, before, { given, roles });
      if (errors.length > 0) throw FIELD_WRONG_VALUES().at(...errors);
      const changes = changedValues(fields, before, values);
      const view = answer({ data: shownValues(fields, values, roles) });
      if (changes.length === 0) return view.records();
      await saveValues(tx, { vault, keys }, { orderId, customerId, values, fields, now });
      return view.records({ action: 'order-value.changed', subject: orderId, customerId, fields: changes });
    },
  });
