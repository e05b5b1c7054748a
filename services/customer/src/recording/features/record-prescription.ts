import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { RecordPrescription } from '@toric/contracts/customer/prescriptions/prescription.http';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { findCustomerKeys } from '../../data-key.store.ts';
import { assertFewPrescriptions } from '../../prescriptions/open-records.store.ts';
import { assertValidContents } from '../../prescriptions/prescription.ts';
import { insertPrescription } from '../../prescriptions/prescription.store.ts';
import { prescriptionChange } from '../../prescriptions/record/prescription-change.ts';
import { nextReminder } from '../../prescriptions/reminder/end-reminder.ts';
import { receiptOf } from '../../prescriptions/prescription-receipt.ts';
import { decideRecording } from '../decide-recording.flow.ts';
import { questionsAbout } from '../../prescriptions/unusual-values.ts';

/**
 * POST /customers/{customerId}/prescriptions. Records a prescription. It is `verified` if an optician has the document
 * and the prescriber has not denied the contents. Otherwise it is `entered`, and the prescriber is asked when an order
 * needs it.
 */
export const recordPrescription = ({ vault }: { vault: Vault }) =>
  command(RecordPrescription, {
    async run({ params: { customerId }, body: { source, ...contents }, actor, language, tx, now, newId }) {
      const keys = await findCustomerKeys(tx, vault, customerId, selfOf(actor));
      if (!keys) throw CUSTOMER_NOT_FOUND();
      assertValidContents(contents);
      await assertFewPrescriptions(tx, actor, customerId);
      const decided = await decideRecording({ tx, keys, actor, newId }, { customerId, contents, source });
      const recorded = { id: newId(), customerId, ...decided, contents, recordedBy: actor.id, now };
      const row = await insertPrescription(tx, keys, recorded);
      const view = { ...receiptOf(row), questions: questionsAbout(contents, language) };
      return answer(view)
        .performs(...nextReminder(row, contents.expiresOn, now))
        .records(prescriptionChange('added', undefined, row));
    },
  });
