import { RestrictionChanged } from '@toric/contracts/customer/events';
import { on } from '@toric/messaging/subscription';
import { markRestricted } from '../erasure.store.ts';

/** ⇐ customer.restriction-changed.v1. Excludes the customer from all audiences, or includes her again. */
export const restrictCustomer = on(RestrictionChanged, {
  async runMany({ received, tx }) {
    await markRestricted(
      tx,
      received.map(({ message }) => message),
    );
    return received.map(() => undefined);
  },
});
