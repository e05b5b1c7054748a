import { ChooseOrdersToPick, OrdersToPickChosen } from '@toric/contracts/order/pick.events';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { findOrdersToPick } from '../to-pick.store.ts';

/**
 * ⇐ order.choose-orders-to-pick.v1. Chooses the orders that the warehouse may pick. Emits
 * order.orders-to-pick-chosen.v1, even with an empty list.
 */
export const chooseOrdersToPick = on(ChooseOrdersToPick, {
  async run({ message, tx }) {
    const orders = await findOrdersToPick(tx, message);
    return emits(OrdersToPickChosen({ waveId: message.waveId, orders }));
  },
});
