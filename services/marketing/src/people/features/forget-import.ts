import { CustomersRemoved } from '@toric/contracts/customer/events';
import { on } from '@toric/messaging/subscription';
import { forgetRemoved } from '../purchase.store.ts';

/**
 * ⇐ customer.customers-removed.v1. Forgets the customers whom the undo of an import removed. If the message of the import
 * arrives later than that, ids stay that name nobody.
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
