import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { COMPLAINT_NOT_FOUND } from '@toric/contracts/customer/complaints/complaint.errors';
import { FollowUpComplaint } from '@toric/contracts/customer/complaints/complaint.http';
import { complaintChanged, complaintSummary, withFollowUp } from '../complaint.ts';
import { lockComplaint, saveFollowUp } from '../complaint.store.ts';

/** POST /complaints/{complaintId}/follow-ups. Adds a follow-up → customer.complaint-changed.v1. */
export const followUpComplaint = ({ vault }: { vault: Vault }) =>
  command(FollowUpComplaint, {
    async run({ params: { complaintId }, body: followUp, actor, tx, now, newId }) {
      const before = await lockComplaint(tx, complaintId);
      if (!before) throw COMPLAINT_NOT_FOUND();
      const complaint = withFollowUp(before, followUp, now);
      await saveFollowUp(tx, vault, complaint, { id: newId(), followUp, recordedBy: actor.id, recordedAt: now });
      return answer(complaintSummary(complaint))
        .emits(complaintChanged(complaint))
        .records({ action: 'complaint.followed-up', subject: complaintId, customerId: complaint.customerId });
    },
  });
