/** Accepts a FHIR resource: checks its patient, parses it as our contents, and names the elements that are not kept. */
import { parsePart } from '@toric/chassis/http/field-errors';
import type { FieldError } from '@toric/contracts/kernel/business-error';
import { EXTENSIONS } from '@toric/contracts/customer/prescriptions/fhir-extensions';
import type { FhirPrescription } from '@toric/contracts/customer/prescriptions/fhir.http';
import {
  MISSING_EXPIRY,
  MISSING_PATIENT,
  MISSING_PRESCRIBER,
  MISSING_PRODUCT,
  MISSING_VALUE,
  NOT_KEPT,
  OTHER_PATIENT,
  PRESCRIPTION_INVALID,
} from '@toric/contracts/customer/prescriptions/prescription.errors';
import { PrescriptionContents, type PrescriptionView } from '@toric/contracts/customer/prescriptions/prescription.http';
import { REQUEST_INVALID } from '@toric/contracts/kernel/request.errors';
import type { Language, Text } from '@toric/contracts/kernel/sentence';
import { fromFhir } from './from-fhir.ts';
import { fhirPointerIn } from './fhir-pointer.ts';
import { toFhir } from './to-fhir.ts';
import { lostValues } from './lost-values.ts';

const MAX_WARNINGS = 100;

/** Matches a reference to a patient of this shop. */
const OWN_PATIENT = /^Patient\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Refuses a reference to another customer of ours. Permits a reference to a patient of the sender's system: we cannot
 * know who that patient is, so `missingIn` asks for a confirmation.
 */
export function assertOfPatient({ patient: { reference } }: FhirPrescription, customerId: string): void {
  if (reference === undefined || isOf(customerId, reference) || !OWN_PATIENT.test(reference)) return;
  throw PRESCRIPTION_INVALID().at({ pointer: '/patient/reference', detail: OTHER_PATIENT({ customerId }) });
}

const isOf = (customerId: string, reference: string) =>
  reference.toLowerCase() === `patient/${customerId.toLowerCase()}`;

/** Describes a value that a prescription needs and a resource lacks. */
export type MissingValue = { readonly pointer: string; readonly field: string; readonly detail: Text };

const detailOf = (field: string): Text => {
  if (field === '/expiresOn') return MISSING_EXPIRY({ url: EXTENSIONS.expiresOn.url });
  if (field.endsWith('/productId')) return MISSING_PRODUCT({ url: EXTENSIONS.productId.url });
  return field === '/prescriber/name' ? MISSING_PRESCRIBER() : MISSING_VALUE();
};

const valueAt = (value: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), value);

/**
 * Returns the values that a prescription needs and that the resource lacks. Refuses values that our contract does not
 * permit, and names the FHIR element of each.
 */
export function missingIn(resource: FhirPrescription, customerId: string): MissingValue[] {
  const values = fromFhir(resource);
  const errors: FieldError[] = [];
  parsePart(PrescriptionContents, values, '', errors);
  const pointerOf = fhirPointerIn(resource);
  const wrong = errors.filter(({ pointer }) => valueAt(values, pointer) !== undefined);
  if (wrong.length > 0)
    throw REQUEST_INVALID().at(...wrong.map(({ pointer, detail }) => ({ pointer: pointerOf(pointer), detail })));
  const { reference } = resource.patient;
  return [
    ...(reference === undefined || isOf(customerId, reference) ? [] : [UNCONFIRMED_PATIENT]),
    ...errors.map(({ pointer: field }) => ({ pointer: pointerOf(field), field, detail: detailOf(field) })),
  ];
}

const UNCONFIRMED_PATIENT = { pointer: '/patient/reference', field: '/isThisCustomer', detail: MISSING_PATIENT() };

/** Returns the contents of a complete resource. The caller must have checked that `missingIn` names nothing. */
export const parseFhir = (resource: FhirPrescription): PrescriptionContents =>
  PrescriptionContents.parse(fromFhir(resource));

/** Returns the missing values of a draft, in the language of the caller. */
export const missingView = (missing: readonly MissingValue[], language: Language) =>
  missing.map(({ detail, ...place }) => ({ ...place, detail: detail[language] }));

/**
 * Returns a warning for each element that is not stored, at most 100. It compares the input with the output of
 * `toFhir`, so no loss is overlooked.
 */
export const lossWarnings = (resource: FhirPrescription, kept: PrescriptionView, language: Language) =>
  lostValues(resource, toFhir(kept))
    .slice(0, MAX_WARNINGS)
    .map((pointer) => ({ pointer, detail: NOT_KEPT()[language] }));
