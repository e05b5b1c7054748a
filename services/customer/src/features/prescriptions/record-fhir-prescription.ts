import { command, selfOf } from '@toric/chassis/endpoint';
import { answer } from '@toric/chassis/reply';
import type { Vault } from '@toric/chassis/vault';
import { RecordFhirPrescription } from '@toric/contracts/customer-fhir.http';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer.errors';
import { findCustomerKeys } from '../../data-key.store.ts';
import { assertOfPatient, readFhir, warningsOf } from '../../fhir/reading.ts';
import { placeIn } from '../../fhir/place.ts';
import { assertSound, statusRecordedBy } from '../../prescription.ts';
import { insertPrescription } from '../../prescription.store.ts';
import { prescriptionView, receiptOf } from '../../prescription.view.ts';

/** POST /customers/{customerId}/prescriptions/fhir. As record-prescription, from another's record; what of it is not kept
 *  is named in the answer. */
export const recordFhirPrescription = ({ vault }: { vault: Vault }) =>
  command(RecordFhirPrescription, {
    async run({ params: { customerId }, body: resource, actor, language, tx, now, newId }) {
      const keys = await findCustomerKeys(tx, vault, customerId, selfOf(actor));
      if (!keys) throw CUSTOMER_NOT_FOUND();
      assertOfPatient(resource, customerId);
      const contents = readFhir(resource);
      assertSound(contents, placeIn(resource));
      const status = statusRecordedBy(actor.kind);
      const recorded = { id: newId(), customerId, status, contents, recordedBy: actor.id, now };
      const row = await insertPrescription(tx, keys, recorded);
      const warnings = warningsOf(resource, prescriptionView({ row, contents }), language);
      return answer({ ...receiptOf(row), warnings });
    },
  });
