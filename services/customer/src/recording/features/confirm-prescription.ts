import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import {
  PRESCRIPTION_NOT_FOUND,
  PRESCRIPTION_NOT_SEEN,
} from '@toric/contracts/customer/prescriptions/prescription.errors';
import { ConfirmPrescription } from '@toric/contracts/customer/prescriptions/prescription.http';
import { answerWaitingOrders, type SupplyMeans } from '../../supply/decide-supply.flow.ts';
import { countAttachments } from '../../prescriptions/attachment.store.ts';
import { insertReview } from '../review.store.ts';
import { findCustomerKeys } from '../../data-key.store.ts';
import { evidenceOnRecording } from '../../prescriptions/evidence.ts';
import { hasSilenceEvidence } from '../../prescriptions/evidence.store.ts';
import { assertNotDenied, requireNextStatus, requireRevision } from '../../prescriptions/prescription.ts';
import { findRevision, lockPrescription, updatePrescription } from '../../prescriptions/prescription.store.ts';
import { prescriptionChange } from '../../prescriptions/record/prescription-change.ts';
import { receiptOf } from '../../prescriptions/prescription-receipt.ts';
import { lockDenials } from '../../supply/denial.store.ts';
import { dropVerification } from '../../supply/verification/verification.store.ts';

/**
 * POST /customers/{customerId}/prescriptions/{prescriptionId}/verify. Records that an optician has seen the document,
 * and stores a review. Refuses a prescription without a file, unless the optician names the document. Refuses a
 * revision that was replaced meanwhile, and contents that a prescriber has denied. Drops the open verification. Emits
 * customer.prescription-verified.v1 or -refused.v1 for waiting orders. A repeat changes nothing.
 */
export const confirmPrescription = ({ vault, lensIds, mostDays }: SupplyMeans) =>
  command(ConfirmPrescription, {
    async run({ params: { customerId, prescriptionId: id }, body, actor, expectedVersion, tx, now, newId }) {
      const keys = await findCustomerKeys(tx, vault, customerId, undefined);
      if (!keys) throw PRESCRIPTION_NOT_FOUND();
      const isDenied = await lockDenials(tx, keys, customerId);
      const row = await lockPrescription(tx, { id, customerId }, undefined);
      if (!row) throw PRESCRIPTION_NOT_FOUND();
      requireVersion(expectedVersion, row.version);
      const status = requireNextStatus(row.status, 'confirm');
      requireRevision(row, body.revision);
      if (status === row.status && !(await hasSilenceEvidence(tx, row))) return answer(receiptOf(row)).records();
      if (body.seen === undefined && (await countAttachments(tx, id)) === 0) throw PRESCRIPTION_NOT_SEEN();
      assertNotDenied(isDenied(await findRevision(tx, keys, row)));
      const review = { id: newId(), prescriptionId: id, revision: body.revision, outcome: 'matches' as const };
      await insertReview(tx, keys, { ...review, note: body.seen, reviewedBy: actor.id, reviewedAt: now });
      const evidence = evidenceOnRecording(status, actor.id, newId);
      const confirmed = await updatePrescription(tx, id, { ...row, status, evidence }, now);
      await dropVerification(tx, id, now);
      const messages = await answerWaitingOrders({ tx, vault, lensIds, mostDays, now, newId }, confirmed);
      return answer(receiptOf(confirmed))
        .emits(...messages)
        .records(prescriptionChange('verified', row, confirmed));
    },
  });
