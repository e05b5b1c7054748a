/** Packs: which is in force on a day, what a state adds to its country, and that each rule has a source. */
import { expect, test } from '@jest/globals';
import { Jurisdiction } from '@toric/contracts/tools/jurisdiction';
import { type JurisdictionPack, packAt } from './pack.ts';

const TODAY = '2026-11-21';
const today = (jurisdiction: Jurisdiction): JurisdictionPack => {
  const pack = packAt(jurisdiction, TODAY);
  if (!pack) throw new Error(`${jurisdiction} has no pack`);
  return pack;
};

test('there is one in force today for each jurisdiction, and every rule of it says where it is written', () => {
  for (const jurisdiction of Jurisdiction.options) {
    const { registers, ...pack } = today(jurisdiction);
    expect(pack.jurisdiction).toBe(jurisdiction);
    const rules = [...registers, ...Object.values(pack)].filter((part) => typeof part === 'object' && 'is' in part);
    expect(rules.length).toBeGreaterThan(0);
    for (const rule of rules) expect(rule).toMatchObject({ source: expect.stringMatching(/.{8}/) });
  }
});

test.each<[Jurisdiction, string, number | undefined]>([
  ['US', '2004-08-01', undefined],
  ['US', '2004-08-02', 1],
  ['US', '2020-10-15', 1],
  ['US', '2020-10-16', 2],
  ['US-OK', '2019-10-31', undefined],
  ['US-OK', '2019-11-01', 1],
  ['EU', '2026-11-08', 1],
  ['EU', '2026-11-09', 2],
])('%s on %s is version %s', (jurisdiction, day, version) => {
  expect(packAt(jurisdiction, day)?.version).toBe(version);
});

test('the United States: a year at least, eight hours of silence verify, the file is kept three years', () => {
  expect(today('US')).toMatchObject({ shortestYears: { is: 1 }, passiveVerification: { is: true } });
  expect(today('US').registers.map(({ is: { name, keep } }) => [name, keep?.years])).toEqual([
    ['prescriptions', 3],
    ['verifications', 3],
  ]);
});

test('a state adds to the country: California a warning, Oklahoma an answer', () => {
  expect(today('US-CA')).toMatchObject({ shortestYears: { is: 1 }, passiveVerification: { is: true } });
  expect(today('US-CA').shipmentWarning?.is).toMatch(/^WARNING: .*CONSULT YOUR EYE CARE PRACTITIONER/);
  expect(today('US-CA').registers.map(({ is }) => is.name)).toEqual(['prescriptions', 'verifications', 'sales']);
  expect(today('US-OK')).toMatchObject({ shortestYears: { is: 1 }, passiveVerification: { is: false } });
  expect(today('US').shipmentWarning).toBeUndefined();
});

test('elsewhere', () => {
  expect(today('GB')).toMatchObject({ expiry: { is: 'mandatory' }, passiveVerification: { is: false } });
  expect(today('JP').prescription?.is).toBe('advised');
  expect(today('KR').distanceSelling?.is).toBe('forbidden');
  expect(today('EU').device?.is.namesPower).toBe(false);
  expect(today('CN').registers.map(({ is: { name, keep } }) => [name, keep])).toEqual([
    ['purchases', { years: 2, after: 'expiry' }],
    ['sales', { years: 2, after: 'expiry' }],
  ]);
});

test('a day that is none is refused', () => {
  expect(() => packAt('US', '2026-02-30')).toThrow('2026-02-30');
});
