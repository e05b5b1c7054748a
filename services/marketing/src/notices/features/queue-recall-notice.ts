import { CustomerAffected } from '@toric/contracts/catalog-inventory/events';
import { on } from '@toric/messaging/subscription';
import { queueNotices } from '../recall-notice.store.ts';

/**
 * ⇐ catalog-inventory.customer-affected.v1. Stores that a customer has recalled boxes and must be notified. The
 * customer service sends the mail.
 */
export const queueRecallNotice = on(CustomerAffected, {
  async runMany({ received, tx, now }) {
    const notices = received.map(({ message: content, envelope: { id } }) => ({ id, content }));
    queueNotices(tx, notices, now);
    return received.map(() => undefined);
  },
});
