import type { Vault } from '@toric/chassis/vault';
import { ORDER_NOT_FOUND } from '@toric/contracts/order/order.errors';
import type { OrderView } from '@toric/contracts/order/order.http';
import type { Tx } from '@toric/messaging/sql';
import { findOrder, keyringFor } from './order.store.ts';
import { orderView } from './order.view.ts';

/** The order as it stands when its process has moved: the answer of every command on an order. */
export const showOrder = (tx: Tx, vault: Vault, orderId: string) => async (): Promise<OrderView> => {
  const order = await findOrder(tx, orderId, undefined);
  if (!order) throw ORDER_NOT_FOUND();
  return orderView(order, await keyringFor(tx, vault, order.customerId));
};
