import { CustomerErased } from '@toric/contracts/customer/events';
import { on } from '@toric/messaging/subscription';
import { destroyKeys, insertErased } from '../erasure.store.ts';

/** ⇐ customer.erased.v1. Destroys the key of the customer as soon as all her orders have ended. */
export const eraseCustomer = on(CustomerErased, {
  async runMany({ received, tx }) {
    await insertErased(
      tx,
      received.map(({ message }) => message),
    );
    await destroyKeys(tx);
    return received.map(() => undefined);
  },
});
