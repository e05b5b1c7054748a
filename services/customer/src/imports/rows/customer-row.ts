import type { ItemReason } from '@toric/chassis/jobs/job-kind';
import type { Address } from '@toric/contracts/contact/contact';
import { CUSTOMER_BORN_IN_THE_FUTURE } from '@toric/contracts/customer/people/customer.errors';
import type { PersonalData } from '@toric/contracts/customer/people/customer.http';
import { isCountry } from '@toric/contracts/iso/country';
import { oneLine } from '@toric/contracts/kernel/text';
import { bySchema, day, email, oneOf } from '@toric/chassis/imports/cells';
import { GENDER_NAMES, LANGUAGE_NAMES, phone } from './cells.ts';
import { addressIn } from './address-row.ts';
import { EXTERNAL_ID } from './belonging.ts';
import type { ImportedRow, ImportPlan } from '@toric/contracts/customer/imports/import-plan';
import { remembered } from '@toric/chassis/imports/remembered';
import { rowReader } from '@toric/chassis/imports/row-reader';

/** Holds the personal data that a row of the import gives. A field that the row leaves empty is undefined. */
type GivenPerson = { readonly [K in keyof PersonalData]?: PersonalData[K] | undefined };
export type CustomerRow = {
  readonly externalId: string | undefined;
  readonly person: GivenPerson;
  readonly address: Address | undefined;
  readonly reasons: readonly ItemReason[];
};

/**
 * Holds what identifies the person of a row: her number in the other system, and her e-mail. A wrong value is
 * undefined.
 */
export type CustomerNames = { readonly externalId: string | undefined; readonly email: string | undefined };

/** Reads only the cells that identify the person of a row, which is much faster than reading the whole row. */
export function customerNames(cells: ImportedRow, plan: ImportPlan): CustomerNames {
  const row = rowReader(cells, plan);
  const externalId = row.take('externalId', (text) => bySchema(EXTERNAL_ID, text));
  return { externalId, email: row.take('email', email) };
}

const NAME = oneLine(100);
const name = remembered((text) => bySchema(NAME, text));

/** Reads a row about a customer. `today` is the last permitted date of birth. */
export function customerRow(cells: ImportedRow, plan: ImportPlan, today: string): CustomerRow {
  const row = rowReader(cells, plan);
  const dateOfBirth = row.take('dateOfBirth', (text) => day(text, plan.dateOrder));
  if (dateOfBirth !== undefined && dateOfBirth > today) row.refuse('dateOfBirth', CUSTOMER_BORN_IN_THE_FUTURE().detail);
  const written = row.text('country')?.toUpperCase();
  // an unknown country is reported at its own column, and is not used to read the telephone number
  const country = written !== undefined && isCountry(written) ? written : plan.country;
  const person = {
    email: row.take('email', email),
    givenName: row.take('givenName', name),
    familyName: row.take('familyName', name),
    phone: row.take('phone', (text) => phone(text, country)),
    language: row.take('language', (text) => oneOf(LANGUAGE_NAMES, text)),
    gender: row.take('gender', (text) => oneOf(GENDER_NAMES, text)),
    occupation: row.take('occupation', name),
    dateOfBirth,
  };
  const recipient = [person.givenName, person.familyName]
    .filter((part) => part !== undefined)
    .join(' ')
    .slice(0, 120);
  const externalId = row.take('externalId', (text) => bySchema(EXTERNAL_ID, text));
  return { externalId, person, address: addressIn(row, plan, recipient), reasons: row.reasons };
}
