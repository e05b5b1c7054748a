import { ComplaintChanged } from '@toric/contracts/customer/events';
import { on } from '@toric/messaging/subscription';
import { saveComplaint } from '../complaint.store.ts';

/**
 * ⇐ customer.complaint-changed.v1. Stores the complaint for the register of MDR Art. 14(6), which joins it with its
 * lots.
 */
export const projectComplaint = on(ComplaintChanged, {
  async run({ message, tx }) {
    await saveComplaint(tx, message);
    return undefined;
  },
});
