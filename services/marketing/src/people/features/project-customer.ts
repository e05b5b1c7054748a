import { CustomerRegistered } from '@toric/contracts/customer/events';
import { on } from '@toric/messaging/subscription';
import { recordRegistered } from '../purchase.store.ts';

/** ⇐ customer.customer-registered.v1. Stores only the id of the new customer and the time of the registration. */
export const projectCustomer = on(CustomerRegistered, {
  async runMany({ received, tx }) {
    const rows = received.map(({ message, envelope }) => ({ customerId: message.customerId, at: envelope.occurredAt }));
    recordRegistered(tx, rows);
    return received.map(() => undefined);
  },
});
