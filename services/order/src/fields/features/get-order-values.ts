import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { GetOrderValues } from '@toric/contracts/order/fields/order-field.http';
import { ORDER_NOT_FOUND } from '@toric/contracts/order/order.errors';
import { findBuyer } from '../../buyer.store.ts';
import { findFields } from '../order-field.store.ts';
import { findValues } from '../order-value.store.ts';
import { shownValues } from '../shown-values.ts';

/**
 * GET /orders/{orderId}/fields. Returns the custom fields of an order that the caller may read. It sends the same
 * statements as change-order-values.ts.
 */
export const getOrderValues = ({ vault }: { vault: Vault }) =>
  command(GetOrderValues, {
    async run({ params: { orderId }, actor: { roles }, tx }) {
      const customerId = await findBuyer(tx, orderId);
      if (customerId === undefined) throw ORDER_NOT_FOUND();
      const keys = await keyringFor(tx, vault, customerId);
      const [fields, values] = [await findFields(tx), await findValues(tx, keys, orderId)];
      return answer({ data: shownValues(fields, values, roles) });
    },
  });
