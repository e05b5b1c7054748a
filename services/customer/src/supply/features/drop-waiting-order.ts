import { OrderCancelled } from '@toric/contracts/order/events';
import { on } from '@toric/messaging/subscription';
import { deleteOrderAddresses } from '../../people/order-address.store.ts';
import { cancelSupplies } from '../supply.store.ts';
import { deleteWaitingOrders } from '../waiting-order.store.ts';

/**
 * ⇐ order.order-cancelled.v1. Deletes the address of the order and its supplies, and stops waiting for a prescriber on
 * its behalf.
 */
export const dropWaitingOrder = on(OrderCancelled, {
  async runMany({ received, tx, now }) {
    const orderIds = received.map(({ message }) => message.orderId);
    deleteOrderAddresses(tx, orderIds);
    cancelSupplies(tx, orderIds, now);
    await deleteWaitingOrders(tx, orderIds);
    return received.map(() => undefined);
  },
});
