import { expect, test } from '@jest/globals';
import { newClaimCode, normaliseClaimCode, provesPerson } from './claim.ts';

test('codes are all different, have 80 bits, and no letters that people confuse', () => {
  const codes = Array.from({ length: 200 }, newClaimCode);
  expect(new Set(codes).size).toBe(200);
  for (const code of codes) expect(code).toMatch(/^(?:[a-km-np-z2-9]{4}-){3}[a-km-np-z2-9]{4}$/);
});

test('spaces, dashes and capitals do not matter', () => {
  expect(normaliseClaimCode('K3FA 9wxm-7tqeBD42')).toBe('k3fa9wxm7tqebd42');
});

const born = { dateOfBirth: '1961-04-23', phone: '+14155550132' };
test.each([
  ['the date of birth', born, { dateOfBirth: '1961-04-23' }, true],
  ['a wrong date with the right phone', born, { dateOfBirth: '1961-04-24', phone: '+14155550132' }, false],
  ['the phone alone, if the date is known', born, { phone: '+14155550132' }, false],
  ['the phone, if no date is known', { ...born, dateOfBirth: null }, { phone: '+14155550132;ext=5' }, true],
  ['another phone', { ...born, dateOfBirth: null }, { phone: '+14155550133' }, false],
  ['nothing', { dateOfBirth: null, phone: null }, {}, false],
])('%s proves the person: %#', (_, person, proof, proves) => {
  expect(provesPerson(person, proof)).toBe(proves);
});
