import { OrderCancelled } from '@toric/contracts/order/events';
import { on } from '@toric/messaging/subscription';
import { deleteWaitingOrders } from '../waiting-order.store.ts';

/** ⇐ order.order-cancelled.v1. Deletes the waiting order, so no prescriber is asked on its behalf. */
export const dropWaitingOrder = on(OrderCancelled, {
  async runMany({ received, tx }) {
    await deleteWaitingOrders(
      tx,
      received.map(({ message }) => message.orderId),
    );
    return received.map(() => undefined);
  },
});
