import { ComplaintChanged } from '@toric/contracts/customer/events';
import { on } from '@toric/messaging/subscription';
import { saveComplaint } from '../complaint.store.ts';

/** ⇐ customer.complaint-changed.v1. Kept for the register of MDR Art. 14(6), beside the lots that it names. */
export const projectComplaint = on(ComplaintChanged, {
  async run({ message, tx }) {
    await saveComplaint(tx, message);
    return undefined;
  },
});
