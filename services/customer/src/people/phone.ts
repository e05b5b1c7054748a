/** Phone numbers as E.164, so that one number has one form and one digest. */
import { CUSTOMER_INVALID_PHONE } from '@toric/contracts/customer/people/customer.errors';
import { parsePhoneNumberFromString } from 'libphonenumber-js';

export function normalisePhone(phone: string, pointer = '/phone'): string {
  const parsed = parsePhoneNumberFromString(phone);
  if (parsed?.isPossible()) return parsed.number;
  const refused = CUSTOMER_INVALID_PHONE();
  throw refused.at({ pointer, detail: refused.detail });
}

export const lastFour = (phone: string): string => phone.slice(-4);
