/** Maps each fact of a profile that a person can confirm to the fields of this fact. */
import type { ProfileFact } from '@toric/contracts/customer/people/freshness.http';
import type { PersonalData } from '@toric/contracts/customer/people/customer.http';
import type { ChangedField } from '@toric/contracts/record/change';

const FIELDS: Readonly<Record<ProfileFact, readonly (keyof PersonalData)[]>> = {
  name: ['givenName', 'familyName'],
  phone: ['phone'],
  email: ['email'],
  'birth-date': ['dateOfBirth'],
};
const PROFILE_FACTS = Object.keys(FIELDS) as ProfileFact[]; // the cast is safe: FIELDS has exactly these keys

/** Returns the facts of a profile that have a value. */
export const knownFacts = (personal: PersonalData): ProfileFact[] =>
  PROFILE_FACTS.filter((fact) => FIELDS[fact].some((field) => personal[field] !== null));

/** Returns the facts to which the changed fields belong. A change confirms a fact if the fact has a value. */
export const changedFacts = (fields: readonly ChangedField[], after: PersonalData): ProfileFact[] =>
  knownFacts(after).filter((fact) => fields.some(({ name }) => FIELDS[fact].some((field) => field === name)));
