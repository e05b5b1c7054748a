import { CustomersRemoved } from '@toric/contracts/customer/events';
import { on } from '@toric/messaging/subscription';
import { forgetRemoved } from '../purchase.store.ts';

/**
 * ⇐ customer.customers-removed.v1. Deletes the customers whom the undo of an import removed. If the message of the
 * import arrives later, the ids of customers who no longer exist remain.
 */
export const forgetImport = on(CustomersRemoved, {
  async runMany({ received, tx }) {
    forgetRemoved(
      tx,
      received.flatMap(({ message }) => message.customerIds),
    );
    return received.map(() => undefined);
  },
});
