import { AmendmentEnded } from '@toric/contracts/order/amendments/amendment.events';
import { on } from '@toric/messaging/subscription';
import { deleteOrderAddresses } from '../../people/order-address.store.ts';
import { deleteWaitingAmendments } from '../waiting-order.store.ts';

/**
 * ⇐ order.amendment-ended.v1. Deletes the address that was stored for the amendment, and stops waiting for a prescriber
 * on its behalf. The order keeps its own address.
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
