/** Proposes the changes of a cleaning in the record of a customer. It gets no medical facts and no consents. */
import type { Address } from '@toric/contracts/contact/contact';
import type {
  CleanedField,
  CleaningFix,
  InferenceBasis,
  ProposedFix,
} from '@toric/contracts/customer/quality/cleaning.http';
import type { PersonalData } from '@toric/contracts/customer/people/customer.http';
import { emailForm, withoutSlip } from '../forms/email-form.ts';
import { withNameCase, withoutDoubleSpaces, withoutSpareSpaces } from '../forms/name-form.ts';
import { countryOfPhone, phoneForm } from '../forms/phone-form.ts';
import { postcodeForm } from '../forms/postcode-form.ts';
import { languageOf, zoneOfCountry } from './by-country.ts';
import { isNoCity, type Places } from './places.ts';

type ProfileField = 'givenName' | 'familyName' | 'phone' | 'email' | 'language' | 'timeZone';
export type CleanedProfile = Pick<PersonalData, ProfileField>;
export type CleanedAddress = Address & { readonly id: string };
export type CleanedPerson = {
  readonly id: string;
  readonly profile: CleanedProfile;
  readonly addresses: readonly CleanedAddress[];
  /** Is true if the account of the customer has a password. Her e-mail and phone then stay as she gave them. */
  readonly signsIn: boolean;
};

type Value = { readonly after: string | undefined; readonly basis?: InferenceBasis };
type ProfileStep = (person: CleanedPerson, field: ProfileField, value: string | null) => Value | undefined;
type AddressStep = (address: CleanedAddress, field: AddressField, places: Places) => Value | undefined;
type AddressField = Exclude<CleanedField, ProfileField>;

const when = (holds: boolean, value: () => Value): Value | undefined => (holds ? value() : undefined);
const NAMES: readonly ProfileField[] = ['givenName', 'familyName'];

/**
 * Returns the country of all addresses or, if there are none, the country of the phone, with the source that was used.
 */
function homeOf({
  addresses,
  profile: { phone },
}: CleanedPerson): { country: string; basis: InferenceBasis } | undefined {
  const [country, ...others] = [...new Set(addresses.map((address) => address.country))];
  if (others.length > 0) return undefined;
  if (country !== undefined) return { country, basis: 'address-country' };
  const byPhone = phone === null ? undefined : countryOfPhone(phone);
  return byPhone === undefined ? undefined : { country: byPhone, basis: 'phone-country' };
}

function inferred(person: CleanedPerson, of: (country: string) => string | undefined): Value | undefined {
  const home = homeOf(person);
  const after = home && of(home.country);
  return home && after !== undefined ? { after, basis: home.basis } : undefined;
}

/**
 * Returns the stored form of a phone number. A number without a country code is read as a number of the country of the
 * customer's address, unless the customer can sign in.
 */
function cleanedPhone(phone: string, country: string | undefined, signsIn: boolean): Value {
  if (phone.normalize('NFKC').trim().startsWith('+')) return { after: phoneForm(phone) };
  return signsIn || country === undefined
    ? { after: undefined }
    : { after: phoneForm(phone, country), basis: 'address-country' };
}

const PROFILE_STEPS: Readonly<Partial<Record<CleaningFix, ProfileStep>>> = {
  'name-spaces': (_, field, value) =>
    when(NAMES.includes(field) && value !== null, () => ({ after: withoutSpareSpaces(value ?? '') })),
  'name-case': (_, field, value) =>
    when(NAMES.includes(field) && value !== null, () => ({ after: withNameCase(value ?? '') })),
  'phone-form': (person, field, value) => {
    const home = homeOf(person);
    const country = home?.basis === 'address-country' ? home.country : undefined;
    return when(field === 'phone' && value !== null, () => cleanedPhone(value ?? '', country, person.signsIn));
  },
  'email-form': ({ signsIn }, field, value) =>
    when(field === 'email' && value !== null && !signsIn, () => ({ after: emailForm(value ?? '') })),
  'email-domain': ({ signsIn }, field, value) =>
    when(field === 'email' && value !== null && !signsIn, () => ({ after: withoutSlip(value ?? '') })),
  'fill-language': (person, field, value) =>
    field === 'language' && value === null ? inferred(person, languageOf) : undefined,
  'fill-time-zone': (person, field, value) =>
    field === 'timeZone' && value === null ? inferred(person, zoneOfCountry) : undefined,
};

const LINES: readonly AddressField[] = ['recipient', 'line1', 'line2', 'city', 'region'];

const ADDRESS_STEPS: Readonly<Partial<Record<CleaningFix, AddressStep>>> = {
  'address-spaces': (address, field) => {
    const value = valueIn(address, field);
    return when(LINES.includes(field) && value !== null, () => ({ after: withoutDoubleSpaces(value ?? '') }));
  },
  'postcode-form': ({ country, postalCode = '' }, field) =>
    when(field === 'postalCode' && postalCode !== '', () => ({ after: postcodeForm(country, postalCode) })),
  'phone-form': ({ country, phone = '' }, field) =>
    when(field === 'addressPhone' && phone !== '', () => cleanedPhone(phone, country, false)),
  'fill-city': (address, field, places) =>
    when(field === 'city' && isNoCity(address), () => ({
      after: places.agreed('city', address),
      basis: 'same-postcode',
    })),
  'fill-region': (address, field, places) =>
    when(field === 'region' && address.region === undefined, () => ({
      ...{ after: places.agreed('region', address), basis: 'same-postcode' },
    })),
};

const PROFILE_FIELDS: readonly ProfileField[] = [...NAMES, 'phone', 'email', 'language', 'timeZone'];
const ADDRESS_FIELDS: readonly AddressField[] = [...LINES, 'postalCode', 'addressPhone'];

export const isProfileField = (field: CleanedField): field is ProfileField =>
  (PROFILE_FIELDS as readonly CleanedField[]).includes(field); // widened, so that `includes` accepts every field

const keyOf = (field: AddressField): Exclude<keyof Address, 'country'> => (field === 'addressPhone' ? 'phone' : field);
const valueIn = (address: CleanedAddress, field: AddressField): string | null => address[keyOf(field)] ?? null;

/** Returns the value that a cleaned person has in the named field, of the profile or of an address. */
export function valueOf(
  { profile, addresses }: Pick<CleanedPerson, 'profile' | 'addresses'>,
  { field, addressId }: Place,
): string | null {
  if (isProfileField(field)) return profile[field];
  const address = addresses.find(({ id }) => id === addressId);
  return address ? valueIn(address, field) : null;
}
type Place = Pick<ProposedFix, 'field' | 'addressId'>;

/** Returns a copy of the cleaned person with this value in the named field. */
export function withValue(person: CleanedPerson, { field, addressId }: Place, after: string): CleanedPerson {
  if (isProfileField(field)) return { ...person, profile: { ...person.profile, [field]: after } };
  const addresses = person.addresses.map((address) =>
    address.id === addressId ? { ...address, [keyOf(field)]: after } : address,
  );
  return { ...person, addresses };
}

/**
 * Returns the changes of the fixes, in order. A fix gets the values that earlier fixes have left. So a name may lose
 * its spaces and then its capitals.
 */
export function propose(person: CleanedPerson, fixes: readonly CleaningFix[], places: Places): ProposedFix[] {
  let draft = person;
  const proposed: ProposedFix[] = [];
  const take = (fix: CleaningFix, place: Place, value: Value | undefined) => {
    const before = valueOf(draft, place);
    const { after, basis = null } = value ?? {};
    if (after === undefined || after === '' || after === before) return;
    proposed.push({ fix, ...place, before, after, basis });
    draft = withValue(draft, place, after);
  };
  for (const fix of fixes) {
    for (const field of PROFILE_FIELDS) {
      const place = { field, addressId: null };
      take(fix, place, PROFILE_STEPS[fix]?.(draft, field, valueOf(draft, place)));
    }
    for (const { id: addressId } of person.addresses) {
      for (const field of ADDRESS_FIELDS) {
        const address = draft.addresses.find(({ id }) => id === addressId);
        take(fix, { field, addressId }, address && ADDRESS_STEPS[fix]?.(address, field, places));
      }
    }
  }
  return proposed;
}
