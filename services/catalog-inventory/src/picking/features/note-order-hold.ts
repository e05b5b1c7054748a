import { OrderHoldChanged } from '@toric/contracts/order/holds/order-hold.events';
import { on } from '@toric/messaging/subscription';
import { noteHold } from '../pick-wave.store.ts';

/** ⇐ order.hold-changed.v1. Stores whether an order is on hold, so that the next scan is refused or allowed. */
export const noteOrderHold = on(OrderHoldChanged, {
  async run({ message: { orderId, isHeld }, envelope, tx }) {
    await noteHold(tx, { orderId, isOnHold: isHeld, at: envelope.occurredAt });
    return undefined;
  },
});
