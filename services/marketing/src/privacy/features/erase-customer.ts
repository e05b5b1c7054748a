import { CustomerErased } from '@toric/contracts/customer/events';
import { on } from '@toric/messaging/subscription';
import { eraseCustomers } from '../erasure.store.ts';

/** ⇐ customer.erased.v1. Removes all data of the customer in marketing. */
export const eraseCustomer = on(CustomerErased, {
  async runMany({ received, tx }) {
    await eraseCustomers(
      tx,
      received.map(({ message }) => message.customerId),
    );
    return received.map(() => undefined);
  },
});
