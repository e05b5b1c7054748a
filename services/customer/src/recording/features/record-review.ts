import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import {
  PRESCRIPTION_NO_FILE,
  PRESCRIPTION_NOT_FOUND,
} from '@toric/contracts/customer/prescriptions/prescription.errors';
import { RecordReview } from '@toric/contracts/customer/recording/review.http';
import { findCustomerKeys } from '../../data-key.store.ts';
import { evidenceOnRecording } from '../../prescriptions/evidence.ts';
import { assertNotDenied, assertNotWithdrawn, requireRevision } from '../../prescriptions/prescription.ts';
import { findRevision, lockPrescription, updatePrescription } from '../../prescriptions/prescription.store.ts';
import { prescriptionChange } from '../../prescriptions/record/prescription-change.ts';
import { receiptOf } from '../../prescriptions/prescription-receipt.ts';
import { nextStatus } from '../../prescriptions/prescription-status.ts';
import { answerWaitingOrders, type SupplyMeans } from '../../supply/decide-supply.flow.ts';
import { lockDenials } from '../../supply/denial.store.ts';
import { insertReview } from '../review.store.ts';
import { dropVerification } from '../../supply/verification/verification.store.ts';

/**
 * POST /customers/{customerId}/prescriptions/{prescriptionId}/reviews. Records whether a file matches the prescription.
 * If it matches, the prescription becomes `presented`, and the open verification is dropped. Emits
 * customer.prescription-verified.v1 or -refused.v1 for waiting orders.
 */
export const recordReview = ({ vault, lensIds, mostDays }: SupplyMeans) =>
  command(RecordReview, {
    async run({ params, body: { outcome, revision, note }, actor, expectedVersion, tx, now, newId }) {
      const { customerId, prescriptionId: id } = params;
      const keys = await findCustomerKeys(tx, vault, customerId, undefined);
      if (!keys) throw PRESCRIPTION_NOT_FOUND();
      const isDenied = await lockDenials(tx, keys, customerId);
      const row = await lockPrescription(tx, { id, customerId }, undefined);
      if (!row) throw PRESCRIPTION_NOT_FOUND();
      requireVersion(expectedVersion, row.version);
      assertNotWithdrawn(row.status);
      requireRevision(row, revision);
      const matched = nextStatus(row.status, 'match');
      if (!row.reviewSince || !matched) throw PRESCRIPTION_NO_FILE();
      const status = outcome === 'matches' ? matched : row.status;
      if (outcome === 'matches') assertNotDenied(isDenied(await findRevision(tx, keys, row)));
      const review = { id: newId(), prescriptionId: id, revision, outcome, note };
      await insertReview(tx, keys, { ...review, reviewedBy: actor.id, reviewedAt: now });
      const evidence = evidenceOnRecording(status, actor.id, newId);
      const reviewed = await updatePrescription(tx, id, { ...row, status, evidence, reviewSince: null }, now);
      if (evidence) await dropVerification(tx, id, now);
      const messages = await answerWaitingOrders({ tx, vault, lensIds, mostDays, now, newId }, reviewed);
      const change = { ...prescriptionChange('reviewed', row, reviewed), why: note };
      return answer({ ...receiptOf(reviewed), reviewId: review.id })
        .emits(...messages)
        .records(change);
    },
  });
