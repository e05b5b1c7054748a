import type { Area } from '@toric/chassis/area';
import type { Reader } from '../reader.store.ts';
import type { SupplyMeans } from '../supply/decide-supply.flow.ts';
import { completePrescriptionDraft } from './features/complete-prescription-draft.ts';
import { confirmPrescription } from './features/confirm-prescription.ts';
import { listReviews } from './features/list-reviews.ts';
import { recordFhirPrescription } from './features/record-fhir-prescription.ts';
import { recordPrescription } from './features/record-prescription.ts';
import { recordReview } from './features/record-review.ts';
import { revisePrescription } from './features/revise-prescription.ts';
import { withdrawPrescription } from './features/withdraw-prescription.ts';

/**
 * Records prescriptions: customers and opticians add and change them, and opticians review the files. Each change
 * decides whether the prescription has evidence, and answers the orders that wait for it. This area uses supply and
 * prescriptions.
 */
export const recording = (means: SupplyMeans): Area<Reader> => ({
  routes: [
    ...[recordPrescription(means), recordFhirPrescription(means), revisePrescription(means)],
    completePrescriptionDraft(means),
    ...[listReviews(means), recordReview(means)],
    ...[confirmPrescription(means), withdrawPrescription(means)],
  ],
});
