import { expect, test } from '@jest/globals';
import { requirePrescriber, wholeData } from './partner.ts';

test('what is not given of a partner is not known', () => {
  expect(wholeData({ name: 'Dr Chen' })).toEqual({
    ...{ name: 'Dr Chen', licenceNumber: null, contactName: null, phone: null, fax: null, email: null },
    ...{ timeZone: null, addresses: [] },
  });
});

test('a prescription comes from a prescriber or a clinic that is in use', () => {
  expect(() => requirePrescriber({ kind: 'clinic', isActive: true })).not.toThrow();
  expect(() => requirePrescriber({ kind: 'reseller', isActive: true })).toThrow(/prescriber or a clinic/);
  expect(() => requirePrescriber({ kind: 'prescriber', isActive: false })).toThrow(/prescriber or a clinic/);
});
