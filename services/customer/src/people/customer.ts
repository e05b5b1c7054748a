import { CUSTOMER_BORN_IN_THE_FUTURE, CUSTOMER_NAMELESS } from '@toric/contracts/customer/people/customer.errors';
import type { CustomerView, PersonalData } from '@toric/contracts/customer/people/customer.http';
import { dayOf } from '@toric/optics/calendar-day';

/** Describes a customer whose personal data is decrypted. */
export type Customer = {
  id: string;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  personal: PersonalData;
  /** Holds the note of the shop from the time before notes had authors. The customer cannot see or change it. */
  earlierNote: string | null;
};

type Changes<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** Returns the data with the given fields replaced. Undefined keeps a field. Null and an empty list clear it. */
export function withChanges(personal: PersonalData, changes: Changes<PersonalData>): PersonalData {
  const given = Object.entries(changes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, Array.isArray(value) && value.length === 0 ? null : value] as const);
  return { ...personal, ...Object.fromEntries(given) };
}

/** Throws if the person has no name, or if her date of birth is after today (in UTC). */
export function requirePlausiblePerson({ givenName, familyName, dateOfBirth }: PersonalData, now: Date): void {
  if (givenName === null && familyName === null) throw CUSTOMER_NAMELESS().atField('/givenName');
  if (dateOfBirth !== null && dateOfBirth > dayOf(now)) throw CUSTOMER_BORN_IN_THE_FUTURE().atField('/dateOfBirth');
}

/** Returns the name of a person as it is written on documents. A person may have only one name. */
export const fullName = ({ givenName, familyName }: PersonalData): string =>
  [givenName, familyName].filter((name) => name !== null).join(' ');

/** Holds the tags and custom fields of a customer, which staff see next to her profile. */
export type CustomerExtras = Pick<CustomerView, 'tagIds' | 'fields'>;

export const customerView = (
  { id, version, personal, createdAt, updatedAt }: Customer,
  extras: CustomerExtras = {},
): CustomerView => ({
  ...personal,
  ...extras,
  id,
  version,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});
