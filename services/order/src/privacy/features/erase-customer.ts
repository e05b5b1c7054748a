import { CustomerErased } from '@toric/contracts/customer/events';
import { on } from '@toric/messaging/subscription';
import { deleteCredit } from '../../credit/credit.store.ts';
import { deleteValues } from '../../fields/order-value.store.ts';
import { destroyKeys, insertErased } from '../erasure.store.ts';

/** ⇐ customer.erased.v1. Destroys the key of the customer as soon as all her orders have ended. */
export const eraseCustomer = on(CustomerErased, {
  async runMany({ received, tx }) {
    await insertErased(
      tx,
      received.map(({ message }) => message),
    );
    const ids = received.map(({ message }) => message.customerId);
    await deleteCredit(tx, ids);
    await deleteValues(tx, ids);
    await destroyKeys(tx);
    return received.map(() => undefined);
  },
});
