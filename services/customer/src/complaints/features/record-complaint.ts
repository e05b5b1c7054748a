import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { RecordComplaint } from '@toric/contracts/customer/complaints/complaint.http';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { assertPast, type Complaint, complaintChanged, complaintSummary } from '../complaint.ts';
import { insertComplaint } from '../complaint.store.ts';
import { findCustomerKeys } from '../../data-key.store.ts';

/** POST /complaints. Records a complaint and stores its text encrypted → customer.complaint-changed.v1. From this
 *  message, catalog-inventory keeps the register of complaints. */
export const recordComplaint = ({ vault }: { vault: Vault }) =>
  command(RecordComplaint, {
    async run({ body, actor, tx, now, newId }) {
      const { reporter, whatHappened, happenedOn, receivedAt, seriousness, customerId = null, ...product } = body;
      assertPast('/receivedAt', receivedAt, now);
      if (customerId !== null && !(await findCustomerKeys(tx, vault, customerId, undefined)))
        throw CUSTOMER_NOT_FOUND();
      const { orderId = null, lineId = null, gtin = null, lotNumber = null } = product;
      const complaint: Complaint = {
        ...{ id: newId(), customerId, orderId, lineId, gtin, lotNumber, seriousness, receivedAt: new Date(receivedAt) },
        ...{
          status: 'open',
          passedOn: [],
          outcome: null,
          recordedBy: actor.id,
          version: 1,
          createdAt: now,
          updatedAt: now,
        },
      };
      await insertComplaint(tx, vault, complaint, {
        reporter,
        whatHappened,
        ...(happenedOn !== undefined && { happenedOn }),
      });
      return answer(complaintSummary(complaint))
        .emits(complaintChanged(complaint))
        .records({ action: 'complaint.recorded', subject: complaint.id, customerId });
    },
  });
