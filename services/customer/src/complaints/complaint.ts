import { ComplaintChanged } from '@toric/contracts/customer/events';
import { COMPLAINT_CLOSED, COMPLAINT_IN_THE_FUTURE } from '@toric/contracts/customer/complaints/complaint.errors';
import type { ComplaintSummary, FollowUp } from '@toric/contracts/customer/complaints/complaint.http';
import type { Message } from '@toric/contracts/kernel/message';

/** Describes a complaint without the text of its report, because that text is stored encrypted. */
export type Complaint = Omit<ComplaintSummary, 'receivedAt' | 'createdAt' | 'updatedAt'> & {
  readonly receivedAt: Date;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** Refuses a time of the complaint that lies in the future. */
export function assertPast(pointer: string, at: string, now: Date): void {
  if (Date.parse(at) <= now.getTime()) return;
  throw COMPLAINT_IN_THE_FUTURE().atField(pointer);
}

/**
 * Returns the complaint after a follow-up. A closed complaint stays closed. Throws if the follow-up closes a closed
 * complaint again.
 */
export function withFollowUp(complaint: Complaint, followUp: FollowUp, now: Date): Complaint {
  const next = { ...complaint, version: complaint.version + 1, updatedAt: now };
  switch (followUp.kind) {
    case 'note':
      return next;
    case 'reply':
      assertPast('/at', followUp.at, now);
      return next;
    case 'passed-on':
      assertPast('/at', followUp.at, now);
      return { ...next, passedOn: [...complaint.passedOn, { to: followUp.to, at: followUp.at }] };
    case 'closed':
      if (complaint.status === 'closed') throw COMPLAINT_CLOSED();
      return { ...next, status: 'closed', outcome: followUp.outcome };
  }
}

export const complaintSummary = ({ receivedAt, createdAt, updatedAt, ...rest }: Complaint): ComplaintSummary => ({
  ...rest,
  receivedAt: receivedAt.toISOString(),
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});

/**
 * Returns the event from which the register of complaints is kept. The event names neither the customer nor the order.
 */
export function complaintChanged(complaint: Complaint): Message {
  const { id, gtin, lotNumber, seriousness, status, passedOn, outcome, receivedAt, createdAt, recordedBy } = complaint;
  return ComplaintChanged({
    ...{ complaintId: id, gtin, lotNumber, seriousness, status, passedOn, outcome, recordedBy },
    receivedAt: receivedAt.toISOString(),
    recordedAt: createdAt.toISOString(),
  });
}
