import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import type { Reader } from '../reader.store.ts';
import { completePrescriptionDraft } from './features/complete-prescription-draft.ts';
import { confirmPrescription } from './features/confirm-prescription.ts';
import { listReviews } from './features/list-reviews.ts';
import { recordFhirPrescription } from './features/record-fhir-prescription.ts';
import { recordPrescription } from './features/record-prescription.ts';
import { recordReview } from './features/record-review.ts';
import { revisePrescription } from './features/revise-prescription.ts';
import { withdrawPrescription } from './features/withdraw-prescription.ts';

/**
 * Recording: the changes of a prescription by customers and opticians, and the review of files. Each change decides whether
 * the prescription has evidence, and answers the orders that wait for it. This area uses the areas supply and prescriptions.
 */
export const recording = ({ vault }: { vault: Vault }): Area<Reader> => ({
  routes: [
    ...[recordPrescription({ vault }), recordFhirPrescription({ vault }), revisePrescription({ vault })],
    completePrescriptionDraft({ vault }),
    ...[listReviews({ vault }), recordReview({ vault })],
    ...[confirmPrescription({ vault }), withdrawPrescription({ vault })],
  ],
});
