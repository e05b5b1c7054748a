import { OrderCancelled } from '@toric/contracts/order/events';
import { ExchangeCancelled } from '@toric/contracts/order/returns/return.events';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { findByExchange, linkExchange } from '../return.store.ts';
import { named } from '../show-return.flow.ts';

/**
 * ⇐ order.order-cancelled.v1. If the order was sent in exchange for a return, emits order.exchange-cancelled.v1: the return can
 * be exchanged again, or is refunded in money.
 */
export const followExchange = on(OrderCancelled, {
  async runMany({ received, tx }) {
    const found = await findByExchange(
      tx,
      received.map(({ message }) => message.orderId),
    );
    for (const { id } of found) linkExchange(tx, id, null);
    return received.map(({ message: { orderId } }) => {
      const of = found.filter(({ exchangeOrderId }) => exchangeOrderId === orderId);
      return emits(...of.map((one) => ExchangeCancelled({ ...named(one), exchangeOrderId: orderId })));
    });
  },
});
