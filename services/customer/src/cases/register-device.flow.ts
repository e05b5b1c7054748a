import type { Vault } from '@toric/chassis/data/vault';
import type { ComplaintSummary } from '@toric/contracts/customer/complaints/complaint.http';
import type { Message } from '@toric/contracts/kernel/message';
import type { Change } from '@toric/contracts/record/change';
import type { Tx } from '@toric/messaging/sql';
import { type Complaint, complaintChanged } from '../complaints/complaint.ts';
import { insertComplaint } from '../complaints/complaint.store.ts';
import type { Case } from './case.ts';

type Means = { readonly tx: Tx; readonly vault: Vault; readonly now: Date; readonly newId: () => string };
type Registered = { readonly complaintId: string; readonly messages: Message[]; readonly changes: Change[] };
type Reported = Pick<Case, 'customerId' | 'orderId' | 'gtin' | 'lotNumber' | 'createdAt'>;

/** Holds the largest length of a report in the register of complaints. The whole text stays in the case. */
const LONGEST_REPORT = 2_000;

/** Adds a problem with a device to the register of complaints (MDR, article 14(5)) → customer.complaint-changed.v1. */
export async function registerDevice(
  { tx, vault, now, newId }: Means,
  { customerId, orderId, gtin, lotNumber, createdAt }: Reported,
  {
    text,
    seriousness = 'complaint',
    by,
  }: { text: string; seriousness?: ComplaintSummary['seriousness'] | undefined; by: string },
): Promise<Registered> {
  const complaint: Complaint = {
    ...{ id: newId(), customerId, orderId, lineId: null, gtin, lotNumber, seriousness, receivedAt: createdAt },
    ...{ status: 'open', passedOn: [], outcome: null, recordedBy: by, version: 1, createdAt: now, updatedAt: now },
  };
  await insertComplaint(tx, vault, complaint, { reporter: 'user', whatHappened: text.slice(0, LONGEST_REPORT) || '-' });
  return {
    complaintId: complaint.id,
    messages: [complaintChanged(complaint)],
    changes: [{ action: 'complaint.recorded', subject: complaint.id, customerId }],
  };
}
