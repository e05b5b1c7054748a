import { CustomerErased } from '@toric/contracts/customer/events';
import { on } from '@toric/messaging/subscription';
import { eraseCustomers } from '../erasure.store.ts';

/** ⇐ customer.erased.v1. Removes the reasons of refunds and of given store credit, and destroys the key of the customer. */
export const eraseCustomer = on(CustomerErased, {
  async runMany({ received, tx, now }) {
    await eraseCustomers(
      tx,
      received.map(({ message }) => message.customerId),
      now,
    );
    return received.map(() => undefined);
  },
});
