import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createCustomerPseudonyms, isCustomerId } from './customer-pseudonym.ts';

const keyOf = (byte: number) => Buffer.alloc(32, byte).toString('base64');
const customers = createCustomerPseudonyms(keyOf(1));
const id = '0197a000-0000-7000-8000-00000000000c';

test('a pseudonym gives its customer back, and customers never share one', () => {
  const pseudonyms = new Set<string>();
  const ids = new Set<string>();
  fc.assert(
    fc.property(fc.uuid(), (customerId) => {
      const pseudonym = customers.pseudonymOf(customerId);
      expect(customers.customerOf(pseudonym)).toBe(customerId);
      expect(pseudonym).not.toBe(customerId);
      ids.add(customerId);
      expect(pseudonyms.add(pseudonym).size).toBe(ids.size);
    }),
  );
});

test('a text that is no UUID is refused, and does not change the next pseudonym', () => {
  const before = customers.pseudonymOf(id);
  for (const text of ['', 'abc', `${id}00`]) {
    expect(() => customers.pseudonymOf(text)).toThrow('must be named by a UUID');
    expect(() => customers.customerOf(text)).toThrow('must be named by a UUID');
  }
  expect(customers.pseudonymOf(id)).toBe(before);
});

test('a pseudonym never changes, because reservations and recall cases have it on file', () => {
  expect(createCustomerPseudonyms(keyOf(1)).pseudonymOf(id)).toBe('ff33c918-30da-5668-0443-ab37df9a7565');
  expect(createCustomerPseudonyms(keyOf(2)).pseudonymOf(id)).not.toBe('ff33c918-30da-5668-0443-ab37df9a7565');
});

test('pseudonyms that are read with another key are no ids of customers, but for one in eight', () => {
  const others = createCustomerPseudonyms(keyOf(2));
  const ids = Array.from({ length: 800 }, (_, n) => `0197a000-0000-7000-8000-${String(n).padStart(12, '0')}`);
  const read = ids.map((one) => others.customerOf(customers.pseudonymOf(one)));
  expect(ids.every(isCustomerId)).toBe(true);
  expect(read.filter(isCustomerId).length).toBeLessThan(200);
});
