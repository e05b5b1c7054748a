import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { GetFhirPrescription } from '@toric/contracts/customer/prescriptions/fhir.http';
import { PRESCRIPTION_NOT_FOUND } from '@toric/contracts/customer/prescriptions/prescription.errors';
import { dayOf } from '@toric/optics/calendar-day';
import { toFhir } from '../fhir/to-fhir.ts';
import { findPrescription } from '../prescription.store.ts';
import { prescriptionView } from '../prescription-receipt.ts';

/**
 * GET /customers/{customerId}/prescriptions/{prescriptionId}/fhir. Returns the prescription as FHIR, and records the
 * access.
 */
export const getFhirPrescription = ({ vault }: { vault: Vault }) =>
  command(GetFhirPrescription, {
    async run({ params: { customerId, prescriptionId: id }, actor, tx, now: at }) {
      const prescription = await findPrescription(tx, vault, { id, customerId }, selfOf(actor));
      if (!prescription) throw PRESCRIPTION_NOT_FOUND();
      const resource = toFhir(prescriptionView(prescription, dayOf(at)));
      return answer(resource).records({ action: 'prescription.read', subject: id, customerId });
    },
  });
