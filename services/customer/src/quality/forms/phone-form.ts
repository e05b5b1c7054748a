import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js';

const EXTENSION = ';ext=';
const plain = (phone: string): string => phone.normalize('NFKC').trim();

const countryOf = (code: string | undefined): CountryCode | undefined =>
  code !== undefined && isSupportedCountry(code) ? code : undefined;

/**
 * Returns a stored phone number in E.164, with its extension. A number without a country code is read as a number of
 * `country`. Returns undefined if the text is no valid phone number.
 */
export function phoneForm(phone: string, country?: string): string | undefined {
  const home = countryOf(country);
  const parsed = parsePhoneNumberFromString(plain(phone), { extract: false, ...(home && { defaultCountry: home }) });
  if (!parsed?.isValid()) return undefined;
  return parsed.ext ? `${parsed.number}${EXTENSION}${parsed.ext}` : parsed.number;
}

/** Returns true if the phone number is stored in E.164 and fits the numbering plan of its country. */
export const isValidPhone = (phone: string): boolean => phoneForm(phone) === phone;

/** Returns the country calling code of a phone number. Returns undefined if the number has none. */
export const callingCodeOf = (phone: string): string | undefined =>
  parsePhoneNumberFromString(plain(phone), { extract: false })?.countryCallingCode;

/**
 * Returns the country of a valid phone number. Returns undefined if the number is not valid, or if its country is not
 * known: several countries share +1 and +7.
 */
export const countryOfPhone = (phone: string): string | undefined => {
  const parsed = parsePhoneNumberFromString(plain(phone), { extract: false });
  return parsed?.isValid() ? parsed.country : undefined;
};

export function callingCodeOfCountry(country: string): string | undefined {
  const known = countryOf(country);
  return known && getCountryCallingCode(known);
}
