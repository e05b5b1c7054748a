import { expect, test } from '@jest/globals';
import { CompletePrescriptionDraft } from '@toric/contracts/customer/prescriptions/draft.http';
import { RecordFhirPrescription } from '@toric/contracts/customer/prescriptions/fhir.http';
import { EXTENSIONS } from '@toric/contracts/customer/prescriptions/fhir-extensions';
import { completeDraft } from './complete-draft.ts';

const CUSTOMER = '0197a000-0000-7000-8000-0000000000c1';
const { extension, ...rest } = RecordFhirPrescription.body.parse(RecordFhirPrescription.example);
const others = extension.filter(({ url }) => url !== EXTENSIONS.issuedIn.url);
const german = { ...rest, extension: [...others, { url: EXTENSIONS.issuedIn.url, valueCode: 'DE' }] };

/** Completes the German draft with the body of a request. */
const completed = (body: object) =>
  completeDraft(german, CompletePrescriptionDraft.body.parse({ isThisCustomer: true, ...body }), CUSTOMER);

test('the country of a draft stays unless the addition names another one', () => {
  expect(completed({}).issuedIn).toBe('DE');
  expect(completed({ issuedIn: 'GB' }).issuedIn).toBe('GB');
});
