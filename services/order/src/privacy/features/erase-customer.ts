import { CustomerErased } from '@toric/contracts/customer/events';
import { on } from '@toric/messaging/subscription';
import { deleteCarts } from '../../carts/cart.store.ts';
import { deleteCredit } from '../../credit/credit.store.ts';
import { deleteValues } from '../../fields/order-value.store.ts';
import { forgetBadAddresses } from '../../holds/bad-address.store.ts';
import { deleteNotesOf } from '../../notes/order-note.store.ts';
import { forgetHoldReasons } from '../../orders/holds/hold.store.ts';
import { forgetReturns } from '../../returns/return-privacy.store.ts';
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
    await deleteNotesOf(tx, ids);
    await forgetHoldReasons(tx, ids);
    await forgetBadAddresses(tx, ids);
    await deleteCarts(tx, ids);
    await forgetReturns(tx, ids);
    await destroyKeys(tx);
    return received.map(() => undefined);
  },
});
