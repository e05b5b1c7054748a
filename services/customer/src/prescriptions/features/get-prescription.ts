import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { PRESCRIPTION_NOT_FOUND } from '@toric/contracts/customer/prescriptions/prescription.errors';
import { GetPrescription } from '@toric/contracts/customer/prescriptions/prescription.http';
import { dayOf } from '@toric/optics/calendar-day';
import { findPrescription } from '../prescription.store.ts';
import { prescriptionView } from '../prescription-receipt.ts';

/**
 * GET /customers/{customerId}/prescriptions/{prescriptionId}. Returns the prescription. It is a command, because the
 * access is recorded. A customer who asks for another customer's prescription gets 404.
 */
export const getPrescription = ({ vault }: { vault: Vault }) =>
  command(GetPrescription, {
    async run({ params: { customerId, prescriptionId: id }, actor, tx, now: at }) {
      const prescription = await findPrescription(tx, vault, { id, customerId }, selfOf(actor));
      if (!prescription) throw PRESCRIPTION_NOT_FOUND();
      const view = prescriptionView(prescription, dayOf(at));
      return answer(view).records({ action: 'prescription.read', subject: id, customerId });
    },
  });
