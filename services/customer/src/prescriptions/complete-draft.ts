/** Completes a draft: combines the values of the FHIR resource with the values that a person added. */
import { parsePart } from '@toric/chassis/http/field-errors';
import type { CompletePrescriptionDraft } from '@toric/contracts/customer/prescriptions/draft.http';
import type { FhirPrescription } from '@toric/contracts/customer/prescriptions/fhir.http';
import {
  MISSING_PATIENT,
  PRESCRIPTION_DRAFT_INCOMPLETE,
} from '@toric/contracts/customer/prescriptions/prescription.errors';
import { PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { FieldError } from '@toric/contracts/kernel/business-error';
import type { z } from 'zod';
import { fromFhir } from './fhir/from-fhir.ts';
import { missingIn } from './fhir/parse-fhir.ts';

type Addition = z.output<typeof CompletePrescriptionDraft.body>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Merges two objects key by key. A value of `over` replaces the value of `under`, unless it is undefined. */
function merged(under: unknown, over: unknown): unknown {
  if (!isRecord(under) || !isRecord(over)) return over === undefined ? under : over;
  const keys = [...new Set([...Object.keys(under), ...Object.keys(over)])];
  return Object.fromEntries(keys.map((key) => [key, merged(under[key], over[key])]));
}

/**
 * Returns the contents of the prescription that a draft becomes. Throws if something is still missing or invalid, and
 * names each such field.
 */
export function completeDraft(
  resource: FhirPrescription,
  { isThisCustomer, ...added }: Addition,
  customerId: string,
): PrescriptionContents {
  const errors: FieldError[] = [];
  const contents = parsePart(PrescriptionContents, merged(fromFhir(resource), added), '', errors);
  const isUnconfirmed = missingIn(resource, customerId).some(({ field }) => field === '/isThisCustomer');
  if (isUnconfirmed && !isThisCustomer) errors.push({ pointer: '/isThisCustomer', detail: MISSING_PATIENT() });
  if (!contents || errors.length > 0) throw PRESCRIPTION_DRAFT_INCOMPLETE().at(...errors);
  return contents;
}
