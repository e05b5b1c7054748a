import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { RecordFhirPrescription } from '@toric/contracts/customer/prescriptions/fhir.http';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { dayOf } from '@toric/optics/calendar-day';
import { findCustomerKeys } from '../../data-key.store.ts';
import { assertOfPatient, parseFhir, lossWarnings } from '../../prescriptions/fhir/parse-fhir.ts';
import { fhirPointerIn } from '../../prescriptions/fhir/fhir-pointer.ts';
import { assertValidContents } from '../../prescriptions/prescription.ts';
import { insertPrescription } from '../../prescriptions/prescription.store.ts';
import { receiptOf } from '../../prescriptions/prescription-receipt.ts';
import { prescriptionView } from '../../prescriptions/prescription-receipt.ts';
import { decideRecording } from '../decide-recording.flow.ts';

/** POST /customers/{customerId}/prescriptions/fhir. Records a FHIR resource by the rules of record-prescription. The
 *  `warnings` of the answer name the elements that are not stored. */
export const recordFhirPrescription = ({ vault }: { vault: Vault }) =>
  command(RecordFhirPrescription, {
    async run({ params: { customerId }, body: resource, actor, language, tx, now, newId }) {
      const keys = await findCustomerKeys(tx, vault, customerId, selfOf(actor));
      if (!keys) throw CUSTOMER_NOT_FOUND();
      assertOfPatient(resource, customerId);
      const contents = parseFhir(resource);
      assertValidContents(contents, fhirPointerIn(resource));
      const context = { tx, keys, actor, newId };
      const decided = await decideRecording(context, { customerId, contents, source: 'presented' });
      const recorded = { id: newId(), customerId, ...decided, contents, recordedBy: actor.id, now };
      const row = await insertPrescription(tx, keys, recorded);
      const warnings = lossWarnings(resource, prescriptionView({ row, contents }, dayOf(now)), language);
      return answer({ ...receiptOf(row), warnings });
    },
  });
