import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Vault } from '@toric/chassis/data/vault';
import { ORDER_NOT_FOUND } from '@toric/contracts/order/order.errors';
import type { OrderView } from '@toric/contracts/order/order.http';
import type { Tx } from '@toric/messaging/sql';
import { findOrder } from './order.store.ts';
import { orderView } from './order.view.ts';

/**
 * Returns a function that reads the order, for the answer of a command. The function is called after the order process
 * has moved, but before the commit. So the answer shows the new status.
 */
export const showOrder = (tx: Tx, vault: Vault, orderId: string) => async (): Promise<OrderView> => {
  const order = await findOrder(tx, orderId, undefined);
  if (!order) throw ORDER_NOT_FOUND();
  return orderView(order, await keyringFor(tx, vault, order.customerId));
};
