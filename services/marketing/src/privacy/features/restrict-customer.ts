import { RestrictionChanged } from '@toric/contracts/customer/events';
import { on } from '@toric/messaging/subscription';
import { markRestricted } from '../erasure.store.ts';

/** ⇐ customer.restriction-changed.v1. Takes the customer out of all audiences, or lets her in again. */
export const restrictCustomer = on(RestrictionChanged, {
  async runMany({ received, tx }) {
    await markRestricted(
      tx,
      received.map(({ message }) => message),
    );
    return received.map(() => undefined);
  },
});
