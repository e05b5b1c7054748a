import { expect, test } from '@jest/globals';
import { PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import { areAlike, assertNotWithdrawn, assertValidContents, requireNextStatus } from './prescription.ts';

const lens = {
  productId: '0197a000-0000-7000-8000-0000000000b1',
  parameters: { baseCurve: 8.6, diameter: 14, sphere: -2.25 },
};
const ELSEWHERE = { prescriber: { name: 'Dr. Ada Example' } };
const contents = (change: object = {}) =>
  PrescriptionContents.parse({
    issuedOn: '2026-01-15',
    expiresOn: '2027-01-15',
    prescriber: { name: 'Dr. Ada Example', timeZone: 'America/Chicago' },
    eyes: { right: lens },
    ...change,
  });

const errorsOf = (change: object) => {
  try {
    assertValidContents(contents(change));
    return [];
  } catch (error) {
    return error instanceof Error && 'errors' in error ? error.errors : error;
  }
};
const pointersOf = (change: object) => [errorsOf(change)].flat().map((error) => Reflect.get(Object(error), 'pointer'));

test.each<[string, object, string[]]>([
  ['a year to the day', {}, []],
  ['a day less than a year', { expiresOn: '2027-01-14' }, ['/expiresOn']],
  ['less than a year with a medical reason', { expiresOn: '2026-07-15', medicalReason: 'Keratoconus, follow up' }, []],
  ['less than a year in Germany', { expiresOn: '2026-07-15', issuedIn: 'DE', ...ELSEWHERE }, []],
  ['less than a year where no pack is on file', { expiresOn: '2026-07-15', issuedIn: 'BR', ...ELSEWHERE }, []],
  ['a year from 29 February', { issuedOn: '2024-02-29', expiresOn: '2025-02-28' }, []],
  ['less than a year from 29 February', { issuedOn: '2024-02-29', expiresOn: '2025-02-27' }, ['/expiresOn']],
  ['two years to the day in the US', { expiresOn: '2028-01-15' }, []],
  ['a day more than two years in the US', { expiresOn: '2028-01-16' }, ['/expiresOn']],
  ['a day more than two years, whatever the reason', { expiresOn: '2028-01-16', medicalReason: 'x' }, ['/expiresOn']],
  ['five years where the law sets no longest validity', { expiresOn: '2031-01-15', issuedIn: 'DE', ...ELSEWHERE }, []],
  ['more than five years anywhere', { expiresOn: '2031-01-16', issuedIn: 'BR', ...ELSEWHERE }, ['/expiresOn']],
  ['expiry on the day of issue', { expiresOn: '2026-01-15', issuedIn: 'DE', ...ELSEWHERE }, ['/expiresOn']],
  ['expiry before issue, whatever the reason', { expiresOn: '2025-01-15', medicalReason: 'x' }, ['/expiresOn']],
  [
    'a cylinder without axis on the left',
    { eyes: { right: lens, left: { ...lens, parameters: { ...lens.parameters, cylinder: -0.75 } } } },
    ['/eyes/left/parameters/axis'],
  ],
  [
    'a time zone whose clock is not the clock of the prescriber’s address',
    { prescriber: { name: 'Dr. A', address: '350 Fifth Avenue, New York, NY 10118', timeZone: 'America/Los_Angeles' } },
    ['/prescriber/timeZone'],
  ],
  [
    'a time zone of another country than the prescription',
    { issuedIn: 'GB', prescriber: { name: 'Dr. A', timeZone: 'America/New_York' } },
    ['/prescriber/timeZone'],
  ],
])('the rules name the wrong fields: %s', (_, change, pointers) => {
  expect(pointersOf(change)).toEqual(pointers);
});

test.each([
  ['no eye', { eyes: {} }],
  ['a time zone that does not exist', { prescriber: { name: 'Dr. A', timeZone: 'Mars/Olympus' } }],
  ...['EST', 'MST', 'UTC', 'Etc/GMT+5', 'US/Eastern'].map((timeZone): [string, object] => [
    `the time zone ${timeZone}, which is no place`,
    { prescriber: { name: 'Dr. A', timeZone } },
  ]),
  ['a day that does not exist', { expiresOn: '2027-02-30' }],
  ['a key that nobody asked for', { status: 'verified' }],
])('the contract refuses %s', (_, change) => {
  expect(() => contents(change)).toThrow();
});

test('a withdrawn prescription stays withdrawn', () => {
  expect(() => assertNotWithdrawn('withdrawn')).toThrow(/was withdrawn/);
  expect(() => assertNotWithdrawn('presented')).not.toThrow();
  expect(() => requireNextStatus('withdrawn', 'confirm')).toThrow(/was withdrawn/);
  expect([requireNextStatus('entered', 'confirm'), requireNextStatus('withdrawn', 'withdraw')]).toEqual([
    'verified',
    'withdrawn',
  ]);
});

test('two contents are alike only if they are equal in every field', () => {
  expect(areAlike(contents(), contents())).toBe(true);
  const named = { ...lens, productName: 'Another Brand' };
  const identifiers = [{ value: 'RX-1' }];
  for (const change of [{ notes: 'x' }, { eyes: { right: named } }, { identifiers }, { medicalReason: 'x' }])
    expect(areAlike(contents(change), contents())).toBe(false);
});
