import { CustomerRemoved } from '@toric/contracts/customer/events';
import { on } from '@toric/messaging/subscription';
import { forgetRemoved } from '../purchase.store.ts';

/**
 * ⇐ customer.customer-removed.v1. Deletes a customer whom the undo of an import removed. If the message of her
 * registration arrives later, the id of a customer who no longer exists remains.
 */
export const forgetCustomer = on(CustomerRemoved, {
  async runMany({ received, tx }) {
    forgetRemoved(
      tx,
      received.map(({ message }) => message.customerId),
    );
    return received.map(() => undefined);
  },
});
