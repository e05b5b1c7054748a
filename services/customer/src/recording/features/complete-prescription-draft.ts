import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { CompletePrescriptionDraft } from '@toric/contracts/customer/prescriptions/draft.http';
import {
  PRESCRIPTION_DRAFT_COMPLETED,
  PRESCRIPTION_DRAFT_NOT_FOUND,
} from '@toric/contracts/customer/prescriptions/prescription.errors';
import { findCustomerKeys } from '../../data-key.store.ts';
import { completeDraft } from '../../prescriptions/complete-draft.ts';
import { lockDraft, markCompleted } from '../../prescriptions/draft.store.ts';
import { assertFewPrescriptions } from '../../prescriptions/open-records.store.ts';
import { assertValidContents } from '../../prescriptions/prescription.ts';
import { insertPrescription } from '../../prescriptions/prescription.store.ts';
import { prescriptionChange } from '../../prescriptions/record/prescription-change.ts';
import { nextReminder } from '../../prescriptions/reminder/end-reminder.ts';
import { receiptOf } from '../../prescriptions/prescription-receipt.ts';
import { decideRecording } from '../decide-recording.flow.ts';
import { questionsAbout } from '../../prescriptions/unusual-values.ts';

/**
 * POST /customers/{customerId}/prescription-drafts/{draftId}/complete. Records a prescription from a draft and the
 * missing values. If a customer adds the values, they were only typed in, so the prescription is `entered` and its
 * prescriber is asked.
 */
export const completePrescriptionDraft = ({ vault }: { vault: Vault }) =>
  command(CompletePrescriptionDraft, {
    async run({ params: { customerId, draftId }, body, actor, language, tx, now, newId }) {
      const keys = await findCustomerKeys(tx, vault, customerId, selfOf(actor));
      if (keys) await assertFewPrescriptions(tx, actor, customerId);
      const draft = keys && (await lockDraft(tx, keys, { id: draftId, customerId }));
      if (!draft) throw PRESCRIPTION_DRAFT_NOT_FOUND();
      if (draft.prescriptionId !== null) throw PRESCRIPTION_DRAFT_COMPLETED();
      const contents = completeDraft(draft.resource, body, customerId);
      assertValidContents(contents);
      const source = actor.kind === 'staff' ? ('presented' as const) : ('entered' as const);
      const decided = await decideRecording({ tx, keys, actor, newId }, { customerId, contents, source });
      const recorded = { id: newId(), customerId, ...decided, contents, recordedBy: actor.id, now };
      const row = await insertPrescription(tx, keys, recorded);
      await markCompleted(tx, draftId, row.id);
      const completed = { action: 'prescription-draft.completed', subject: draftId, customerId } as const;
      return answer({ ...receiptOf(row), questions: questionsAbout(contents, language) })
        .performs(...nextReminder(row, contents.expiresOn, now))
        .records(completed, prescriptionChange('added', undefined, row));
    },
  });
