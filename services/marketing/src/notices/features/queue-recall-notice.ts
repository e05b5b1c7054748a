// ⇐ catalog-inventory.customer-affected.v1. A customer who has recalled boxes is to be told: the message waits to be sent.
import { CustomerAffected } from '@toric/contracts/catalog-inventory/events';
import { on } from '@toric/messaging/subscription';
import { queueNotices } from '../recall-notice.store.ts';

export const queueRecallNotice = on(CustomerAffected, {
  async runMany({ received, tx, now }) {
    const notices = received.map(({ message: content, envelope: { id } }) => ({ id, content }));
    queueNotices(tx, notices, now);
    return received.map(() => undefined);
  },
});
