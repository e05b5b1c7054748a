/** Phone numbers as E.164, so that one number has one form and one digest. */
import { BusinessError } from '@toric/contracts/business-error';
import { parsePhoneNumberFromString } from 'libphonenumber-js';

export function normalisePhone(phone: string, pointer = '/phone'): string {
  const parsed = parsePhoneNumberFromString(phone);
  if (parsed?.isPossible()) return parsed.number;
  const detail = 'Write the phone number with its country code, e.g. +1 415 555 0132.';
  throw new BusinessError('customer.invalid-phone', 'invalid', detail, [{ pointer, detail }]);
}

export const lastFour = (phone: string): string => phone.slice(-4);
