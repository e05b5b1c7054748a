import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { COMPLAINT_NOT_FOUND } from '@toric/contracts/customer/complaints/complaint.errors';
import { GetComplaint } from '@toric/contracts/customer/complaints/complaint.http';
import { complaintSummary } from '../complaint.ts';
import { findComplaint } from '../complaint.store.ts';

/** GET /complaints/{complaintId}. Returns the report and the follow-ups, and records the access. */
export const getComplaint = ({ vault }: { vault: Vault }) =>
  command(GetComplaint, {
    async run({ params: { complaintId }, tx }) {
      const stored = await findComplaint(tx, vault, complaintId);
      if (!stored) throw COMPLAINT_NOT_FOUND();
      const { complaint, told, followUps } = stored;
      const reading = { action: 'complaint.read', subject: complaintId, customerId: complaint.customerId } as const;
      return answer({ ...complaintSummary(complaint), told, followUps }).records(reading);
    },
  });
