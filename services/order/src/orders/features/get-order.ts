import { query, selfOf } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { ORDER_NOT_FOUND } from '@toric/contracts/order/order.errors';
import { GetOrder } from '@toric/contracts/order/order.http';
import type { Reader } from '../../reader.store.ts';
import { shownTo } from '../holds/desk.view.ts';
import { readOrder } from '../order.reader.store.ts';

/**
 * GET /orders/{orderId}. Returns one order. A customer who asks for another customer's order gets 404, as if it did not
 * exist.
 */
export const getOrder = ({ vault }: { vault: Vault }) =>
  query<typeof GetOrder, Reader>(GetOrder, {
    async run({ params: { orderId }, actor, read }) {
      const order = await readOrder(read, vault, orderId, selfOf(actor));
      if (!order) throw ORDER_NOT_FOUND();
      return shownTo(actor, order);
    },
  });
