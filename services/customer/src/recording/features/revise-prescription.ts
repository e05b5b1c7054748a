import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { PRESCRIPTION_NOT_FOUND } from '@toric/contracts/customer/prescriptions/prescription.errors';
import { RevisePrescription } from '@toric/contracts/customer/prescriptions/prescription.http';
import { lockCustomers } from '../../customer-lock.store.ts';
import { answerWaitingOrders, type SupplyMeans } from '../../supply/decide-supply.flow.ts';
import { findCustomerKeys } from '../../data-key.store.ts';
import { hasFileOfCustomer } from '../../prescriptions/attachment.store.ts';
import { assertNotWithdrawn, assertValidContents, areAlike } from '../../prescriptions/prescription.ts';
import {
  findRevision,
  insertRevision,
  lockPrescription,
  updatePrescription,
  updateRevision,
} from '../../prescriptions/prescription.store.ts';
import { prescriptionChange } from '../../prescriptions/record/prescription-change.ts';
import { nextReminder } from '../../prescriptions/reminder/end-reminder.ts';
import { receiptOf } from '../../prescriptions/prescription-receipt.ts';
import { questionsAbout } from '../../prescriptions/unusual-values.ts';
import { decideRecording } from '../decide-recording.flow.ts';
import { dropVerification } from '../../supply/verification/verification.store.ts';

/**
 * POST /customers/{customerId}/prescriptions/{prescriptionId}/revisions. Stores a new revision. Decides its status and
 * evidence, or keeps the earlier evidence if the contents are alike. Drops the open verification →
 * customer.prescription-verified.v1 or -refused.v1 for waiting orders.
 */
export const revisePrescription = ({ vault, lensIds, mostDays }: SupplyMeans) =>
  command(RevisePrescription, {
    async run({ params, body: { source, ...contents }, actor, language, expectedVersion, tx, now, newId }) {
      const { customerId, prescriptionId: id } = params;
      const keys = await findCustomerKeys(tx, vault, customerId, selfOf(actor));
      if (!keys) throw PRESCRIPTION_NOT_FOUND();
      await lockCustomers(tx, [customerId]);
      const decided = await decideRecording({ tx, keys, actor, newId }, { customerId, contents, source });
      const row = await lockPrescription(tx, { id, customerId }, selfOf(actor));
      if (!row) throw PRESCRIPTION_NOT_FOUND();
      requireVersion(expectedVersion, row.version);
      assertNotWithdrawn(row.status);
      assertValidContents(contents);
      const keepsEvidence =
        !decided.evidence && row.evidenceId !== null && areAlike(contents, await findRevision(tx, keys, row));
      const revision = row.revision + 1;
      await insertRevision(tx, keys, { id, revision, contents, recordedBy: actor.id, now });
      const reviewSince = (await hasFileOfCustomer(tx, row)) ? now : null;
      const revised = keepsEvidence
        ? await updateRevision(tx, { id, revision }, now)
        : await updatePrescription(tx, id, { ...decided, revision, reviewSince }, now);
      await dropVerification(tx, id, now);
      const questions = questionsAbout(contents, language);
      const messages = await answerWaitingOrders({ tx, vault, lensIds, mostDays, now, newId }, revised);
      return answer({ ...receiptOf(revised), questions })
        .emits(...messages)
        .performs(...nextReminder(revised, contents.expiresOn, now))
        .records(prescriptionChange('revised', row, revised));
    },
  });
