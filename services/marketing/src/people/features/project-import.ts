import { CustomersImported } from '@toric/contracts/customer/events';
import { on } from '@toric/messaging/subscription';
import { recordRegistered } from '../purchase.store.ts';

/** ⇐ customer.customers-imported.v1. Stores only the ids of the customers whom an import added, and the time. */
export const projectImport = on(CustomersImported, {
  async runMany({ received, tx }) {
    const rows = received.flatMap(({ message, envelope }) =>
      message.customerIds.map((customerId) => ({ customerId, at: envelope.occurredAt })),
    );
    recordRegistered(tx, rows);
    return received.map(() => undefined);
  },
});
