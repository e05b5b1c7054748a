import { CUSTOMER_INVALID_PHONE } from '@toric/contracts/customer/people/customer.errors';
import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** Returns the number in E.164, so that equal numbers have equal digests. Refuses a number without country code. */
export function normalisePhone(phone: string, pointer = '/phone'): string {
  const parsed = parsePhoneNumberFromString(phone);
  if (parsed?.isPossible()) return parsed.number;
  const refused = CUSTOMER_INVALID_PHONE();
  throw refused.at({ pointer, detail: refused.detail });
}

export const lastFour = (phone: string): string => phone.slice(-4);
