import { AmendmentEnded } from '@toric/contracts/order/amendments/amendment.events';
import { on } from '@toric/messaging/subscription';
import { deleteOrderAddresses } from '../../people/order-address.store.ts';
import { deleteWaitingAmendments } from '../waiting-order.store.ts';

/**
 * ⇐ order.amendment-ended.v1. No prescriber is asked for the amendment any more, and the address that was kept for it
 * is deleted. The order keeps its own.
 */
export const dropAmendment = on(AmendmentEnded, {
  async runMany({ received, tx }) {
    const ended = received.map(({ message: { orderId, amendmentId } }) => ({ orderId, amendmentId }));
    deleteOrderAddresses(
      tx,
      ended.map(({ amendmentId }) => amendmentId),
    );
    await deleteWaitingAmendments(tx, ended);
    return received.map(() => undefined);
  },
});
