import type { Address } from '@toric/contracts/contact/contact';
import { assertPostalCode } from '@toric/contracts/contact/postal-address';
import { normalisePhone } from './phone.ts';

/**
 * Returns the address in the form in which it is stored: the phone number in E.164, with its extension. Refuses a
 * postal code that does not fit the country.
 */
export function normaliseAddress({ phone, ...address }: Address): Address {
  assertPostalCode(address);
  return phone === undefined ? address : { ...address, phone: normalisePhone(phone) };
}
