import { CustomerAffected } from '@toric/contracts/catalog-inventory/events';
import { on } from '@toric/messaging/subscription';
import { queueNotices } from '../recall-notice.store.ts';

/**
 * ⇐ catalog-inventory.customer-affected.v1. Stores a notice to a customer who has recalled boxes. The notice waits to
 * be sent.
 */
export const queueRecallNotice = on(CustomerAffected, {
  async runMany({ received, tx, now }) {
    const notices = received.map(({ message: content, envelope: { id } }) => ({ id, content }));
    queueNotices(tx, notices, now);
    return received.map(() => undefined);
  },
});
