/** Accepts a FHIR resource: checks its patient, parses it as our contents, and names the elements that are not kept. */
import { parsePart } from '@toric/chassis/http/field-errors';
import type { FieldError } from '@toric/contracts/kernel/business-error';
import type { FhirPrescription } from '@toric/contracts/customer/prescriptions/fhir.http';
import {
  NOT_KEPT,
  OTHER_PATIENT,
  PRESCRIPTION_INVALID,
} from '@toric/contracts/customer/prescriptions/prescription.errors';
import { PrescriptionContents, type PrescriptionView } from '@toric/contracts/customer/prescriptions/prescription.http';
import { REQUEST_INVALID } from '@toric/contracts/kernel/request.errors';
import type { Language } from '@toric/contracts/kernel/sentence';
import { fromFhir } from './from-fhir.ts';
import { fhirPointerIn } from './fhir-pointer.ts';
import { toFhir } from './to-fhir.ts';
import { lostValues } from './lost-values.ts';

const MAX_WARNINGS = 100;

/**
 * Refuses a reference to another patient. Such a reference may name a patient of the sender's system, and we cannot
 * tell who that is. So only a reference to our own customer, or none, is accepted.
 */
export function assertOfPatient({ patient: { reference } }: FhirPrescription, customerId: string): void {
  if (reference === undefined || reference === `Patient/${customerId}`) return;
  throw PRESCRIPTION_INVALID().at({ pointer: '/patient/reference', detail: OTHER_PATIENT({ customerId }) });
}

/**
 * Returns the resource as our contents. Refuses values that our contract does not permit, and names the FHIR element of
 * each.
 */
export function parseFhir(resource: FhirPrescription): PrescriptionContents {
  const errors: FieldError[] = [];
  const contents = parsePart(PrescriptionContents, fromFhir(resource), '', errors);
  if (contents) return contents;
  const pointerOf = fhirPointerIn(resource);
  throw REQUEST_INVALID().at(...errors.map(({ pointer, detail }) => ({ pointer: pointerOf(pointer), detail })));
}

/**
 * Returns a warning for each element that is not stored, at most 100. It compares the input with the output of
 * `toFhir`, so no loss is overlooked.
 */
export const lossWarnings = (resource: FhirPrescription, kept: PrescriptionView, language: Language) =>
  lostValues(resource, toFhir(kept))
    .slice(0, MAX_WARNINGS)
    .map((pointer) => ({ pointer, detail: NOT_KEPT()[language] }));
