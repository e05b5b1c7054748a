import type { Input } from '@toric/client/types';
import type { SearchCustomers } from '@toric/contracts/customer/people/customer.http';

type Query = NonNullable<Input<typeof SearchCustomers>['query']>;

/**
 * Returns the query for a typed text: an e-mail, the last four digits of a phone number, a phone number, or a name.
 * Returns undefined if the text is too short.
 */
export function findBy(typed: string): Query | undefined {
  const text = typed.trim();
  if (text.includes('@')) return /.@.+\../.test(text) ? { email: text } : undefined;
  const digits = text.replace(/[\s().-]/g, '');
  if (/^\d{4}$/.test(digits)) return { phoneLast4: digits };
  if (/^\+?\d+$/.test(digits)) return digits.length >= 7 ? { phone: digits } : undefined;
  const isLongEnough = /\p{Script=Han}/u.test(text) || text.length >= 2;
  return isLongEnough ? { name: text } : undefined;
}
