import { CUSTOMER_INVALID_PHONE } from '@toric/contracts/customer/people/customer.errors';
import { parsePhoneNumberFromString } from 'libphonenumber-js';

const EXTENSION = ';ext=';

/**
 * Returns the number in E.164, so that equal numbers have equal digests. An extension is added as in RFC 3966. Refuses
 * a number without a country code. Also refuses a text that is more than a number, because no part of it may be
 * dropped.
 */
export function normalisePhone(phone: string, pointer = '/phone'): string {
  const parsed = parsePhoneNumberFromString(phone.normalize('NFKC'), { extract: false });
  if (parsed?.isPossible()) return parsed.ext ? `${parsed.number}${EXTENSION}${parsed.ext}` : parsed.number;
  throw CUSTOMER_INVALID_PHONE().atField(pointer);
}

/**
 * Returns a number that was typed in a search, in the form in which numbers are stored. Returns undefined if it is not
 * a number.
 */
export function searchedPhone(text: string): string | undefined {
  const digits = text.replace(/[\s().-]/g, '');
  if (!/^\+?\d{7,15}$/.test(digits)) return undefined;
  const parsed = parsePhoneNumberFromString(digits.startsWith('+') ? digits : `+${digits}`);
  return parsed?.isPossible() ? parsed.number : undefined;
}

/**
 * Returns the phone number without its extension. People are found by this number, because they seldom give their
 * extension.
 */
export const withoutExtension = (phone: string): string => phone.split(EXTENSION, 1).join('');

export const lastFour = (phone: string): string => withoutExtension(phone).slice(-4);
