/** Taking a FHIR resource in: is it this customer's, can it be a prescription of ours, and what of it is lost? */
import { parsePart } from '@toric/chassis/field-errors';
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
import { placeIn } from './fhir-pointer.ts';
import { toFhir } from './to-fhir.ts';
import { unkept } from './lost-values.ts';

const MOST_WARNINGS = 100;

/** A reference names a patient of the sender's system or of ours: only ours can be compared, so no other is taken. */
export function assertOfPatient({ patient: { reference } }: FhirPrescription, customerId: string): void {
  if (reference === undefined || reference === `Patient/${customerId}`) return;
  throw PRESCRIPTION_INVALID().at({ pointer: '/patient/reference', detail: OTHER_PATIENT({ customerId }) });
}

export function readFhir(resource: FhirPrescription): PrescriptionContents {
  const errors: FieldError[] = [];
  const contents = parsePart(PrescriptionContents, fromFhir(resource), '', errors);
  if (contents) return contents;
  const place = placeIn(resource);
  throw REQUEST_INVALID().at(...errors.map(({ pointer, detail }) => ({ pointer: place(pointer), detail })));
}

/** By comparing what came with what would go out again: nothing can be lost unnamed. */
export const warningsOf = (resource: FhirPrescription, kept: PrescriptionView, language: Language) =>
  unkept(resource, toFhir(kept))
    .slice(0, MOST_WARNINGS)
    .map((pointer) => ({ pointer, detail: NOT_KEPT()[language] }));
