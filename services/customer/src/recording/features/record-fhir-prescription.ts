import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { RecordFhirPrescription } from '@toric/contracts/customer/prescriptions/fhir.http';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { dayOf } from '@toric/optics/calendar-day';
import { findCustomerKeys } from '../../data-key.store.ts';
import { draftReceipt } from '../../prescriptions/draft-receipt.ts';
import { insertDraft } from '../../prescriptions/draft.store.ts';
import { assertOfPatient, missingIn, parseFhir, lossWarnings } from '../../prescriptions/fhir/parse-fhir.ts';
import { fhirPointerIn } from '../../prescriptions/fhir/fhir-pointer.ts';
import { assertFewDrafts, assertFewPrescriptions } from '../../prescriptions/open-records.store.ts';
import { assertValidContents } from '../../prescriptions/prescription.ts';
import { insertPrescription } from '../../prescriptions/prescription.store.ts';
import { prescriptionChange } from '../../prescriptions/record/prescription-change.ts';
import { nextReminder } from '../../prescriptions/reminder/end-reminder.ts';
import { prescriptionView, receiptOf } from '../../prescriptions/prescription-receipt.ts';
import { decideRecording } from '../decide-recording.flow.ts';
import { questionsAbout } from '../../prescriptions/unusual-values.ts';

/**
 * POST /customers/{customerId}/prescriptions/fhir. Records a FHIR resource by the rules of record-prescription. If a
 * required value is missing, stores a draft instead. The `warnings` of the answer name the elements that are not
 * stored.
 */
export const recordFhirPrescription = ({ vault }: { vault: Vault }) =>
  command(RecordFhirPrescription, {
    async run({ params: { customerId }, body: resource, actor, language, tx, now, newId }) {
      const keys = await findCustomerKeys(tx, vault, customerId, selfOf(actor));
      if (!keys) throw CUSTOMER_NOT_FOUND();
      assertOfPatient(resource, customerId);
      const missing = missingIn(resource, customerId);
      if (missing.length > 0) {
        await assertFewDrafts(tx, actor, customerId);
        const draft = { id: newId(), customerId, resource, recordedBy: actor.id, createdAt: now };
        const receipt = draftReceipt(await insertDraft(tx, keys, draft), missing, language);
        return answer(receipt).records({ action: 'prescription-draft.added', subject: draft.id, customerId });
      }
      const contents = parseFhir(resource);
      assertValidContents(contents, fhirPointerIn(resource));
      await assertFewPrescriptions(tx, actor, customerId);
      const context = { tx, keys, actor, newId };
      const decided = await decideRecording(context, { customerId, contents, source: 'presented' });
      const recorded = { id: newId(), customerId, ...decided, contents, recordedBy: actor.id, now };
      const row = await insertPrescription(tx, keys, recorded);
      const warnings = lossWarnings(resource, prescriptionView({ row, contents }, dayOf(now)), language);
      const questions = questionsAbout(contents, language, fhirPointerIn(resource));
      const view = { ...receiptOf(row), missing: [], questions, warnings };
      return answer(view)
        .performs(...nextReminder(row, contents.expiresOn, now))
        .records(prescriptionChange('added', undefined, row));
    },
  });
