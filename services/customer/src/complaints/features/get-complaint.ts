import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { COMPLAINT_NOT_FOUND } from '@toric/contracts/customer/complaints/complaint.errors';
import { GetComplaint } from '@toric/contracts/customer/complaints/complaint.http';
import { logAccess } from '../../access-log.store.ts';
import { complaintSummary } from '../complaint.ts';
import { findComplaint } from '../complaint.store.ts';

/** GET /complaints/{complaintId}. Returns the report and the follow-ups, and logs the reading. If the complaint names
 *  no customer, the access log has the complaint's id in place of the customer's id. */
export const getComplaint = ({ vault }: { vault: Vault }) =>
  command(GetComplaint, {
    async run({ params: { complaintId }, actor, tx, now: at, newId }) {
      const stored = await findComplaint(tx, vault, complaintId);
      if (!stored) throw COMPLAINT_NOT_FOUND();
      const { complaint, told, followUps } = stored;
      const customerId = complaint.customerId ?? complaintId;
      await logAccess(tx, { actor, action: 'complaint.read', customerId, at, newId }, [complaintId]);
      return answer({ ...complaintSummary(complaint), told, followUps });
    },
  });
