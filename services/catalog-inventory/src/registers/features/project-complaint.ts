import { ComplaintChanged } from '@toric/contracts/customer/events';
import { on } from '@toric/messaging/subscription';
import { saveComplaint } from '../complaint.store.ts';

/**
 * ⇐ customer.complaint-changed.v1. Stores the complaint. The register of MDR Art. 14(5) shows it together with the lots
 * that have its GTIN and lot number.
 */
export const projectComplaint = on(ComplaintChanged, {
  async run({ message, tx }) {
    await saveComplaint(tx, message);
    return undefined;
  },
});
