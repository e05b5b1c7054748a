// Tests jurisdiction packs (the rules of one country or state): the version in force on a day, the additions of a state
// to its country, and the source of each rule.
import { expect, test } from '@jest/globals';
import { Jurisdiction } from '@toric/contracts/tools/jurisdiction';
import { packAt } from './pack.ts';
import type { JurisdictionPack } from './pack-shape.ts';

const TODAY = '2026-11-21';
const today = (jurisdiction: Jurisdiction): JurisdictionPack => {
  const pack = packAt(jurisdiction, TODAY);
  if (!pack) throw new Error(`${jurisdiction} has no pack`);
  return pack;
};

test('each jurisdiction has a pack in force today, and every rule in it names its source', () => {
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
  ['US-CA', '2021-12-31', 1],
  ['US-CA', '2022-01-01', 2],
  ['EU', '2026-11-08', 1],
  ['EU', '2026-11-09', 2],
])('the pack of %s on %s has version %s', (jurisdiction, day, version) => {
  expect(packAt(jurisdiction, day)?.version).toBe(version);
});

test('United States: validity of at least a year, silence verifies, registers are kept for three years', () => {
  expect(today('US')).toMatchObject({ shortestYears: { is: 1 }, passiveVerification: { is: true } });
  expect(today('US').registers.map(({ is: { name, keep } }) => [name, keep?.years])).toEqual([
    ['prescriptions', 3],
    ['verifications', 3],
  ]);
});

test('a state adds to its country: California requires a warning, Oklahoma an answer of the prescriber', () => {
  expect(today('US-CA')).toMatchObject({ shortestYears: { is: 1 }, passiveVerification: { is: true } });
  expect(today('US-CA').shipmentWarning?.is).toMatch(/^WARNING: .*CONSULT YOUR EYE CARE PRACTITIONER/);
  expect(today('US-CA').registers.map(({ is }) => is.name)).toEqual(['prescriptions', 'verifications', 'sales']);
  expect(today('US-OK')).toMatchObject({ shortestYears: { is: 1 }, passiveVerification: { is: false } });
  expect(today('US').shipmentWarning).toBeUndefined();
});

test('each version of a pack cites the paragraphs and sections that were in force then', () => {
  const sources = (jurisdiction: Jurisdiction, day: string) => {
    const pack = packAt(jurisdiction, day);
    return [pack?.otherLabel?.source, pack?.registers.map(({ source }) => source), pack?.shipmentWarning?.source];
  };
  expect(sources('US', '2020-10-15')).toEqual([
    '15 U.S.C. 7603(f); 16 CFR 315.5(e)',
    ['16 CFR 315.5(f) (69 FR 40482)', '16 CFR 315.5(f) (69 FR 40482)'],
    undefined,
  ]);
  expect(sources('US', '2020-10-16')).toEqual([
    '15 U.S.C. 7603(f); 16 CFR 315.5(f)',
    ['16 CFR 315.5(g) (85 FR 50668)', '16 CFR 315.5(g) (85 FR 50668)'],
    undefined,
  ]);
  expect(sources('US-CA', '2021-12-31').flat()).toContain('California Business and Professions Code § 2546.5(c)');
  expect(sources('US-CA', '2022-01-01')[2]).toMatch(/^California Business and Professions Code § 2564\.75\(e\)/);
});

test('Great Britain, Japan, Korea, the European Union and China have the rules of their laws', () => {
  expect(today('GB')).toMatchObject({ expiry: { is: 'mandatory' }, passiveVerification: { is: false } });
  expect(today('JP').prescription?.is).toBe('advised');
  expect(today('KR').distanceSelling?.is).toBe('forbidden');
  expect(today('EU').device?.is.namesPower).toBe(false);
  expect(today('CN').registers.map(({ is: { name, keep } }) => [name, keep])).toEqual([
    ['purchases', { years: 2, after: 'expiry' }],
    ['sales', { years: 2, after: 'expiry' }],
  ]);
});

test('packAt refuses a day that does not exist', () => {
  expect(() => packAt('US', '2026-02-30')).toThrow('2026-02-30');
});
