import { describe, expect, test } from '@jest/globals';
import { QUALITY_RULES, QualityRule, startOf } from '@toric/contracts/customer/quality/quality-rule';
import { QUALITY_RULE_HELP } from '@toric/contracts/customer/quality/rule.help';
import fc from 'fast-check';
import { checkCustomer, judge, percentOf, rulesIn } from './judge.ts';
import type { QualityFacts } from './quality-facts.ts';

const now = new Date('2026-11-30T09:00:00Z');
const moment = { today: '2026-11-30', now };
const lately = new Date('2026-10-01T09:00:00Z');
const longAgo = new Date('2023-01-01T09:00:00Z');

/** Describes a customer who keeps every rule that applies to her. */
const GOOD: QualityFacts = {
  ...{ customerId: 'c', createdAt: lately, lastConsentAt: lately, openPairs: 0, phoneSharers: 0, hasGuardian: false },
  personal: {
    ...{ givenName: 'Ana', familyName: 'Lima', email: 'ana@mail.example', phone: '+14155550132' },
    ...{ dateOfBirth: '1984-03-07', language: 'en' },
  },
  addresses: [{ id: 'a', updatedAt: lately, country: 'US', postalCode: '22201' }],
  confirmations: [],
  lastPrescription: { expiresOn: '2027-11-30', isAskable: true },
  issuedOn: ['2026-11-30'],
};
type Part = Partial<Omit<QualityFacts, 'personal'>> & { readonly personal?: Partial<QualityFacts['personal']> };
const facts = ({ personal, ...change }: Part = {}): QualityFacts => ({
  ...GOOD,
  ...change,
  personal: { ...GOOD.personal, ...personal },
});
const verdict = (rule: QualityRule, change: Part = {}, threshold = startOf(rule).threshold) =>
  judge(rule, facts(change), moment, threshold);
const address = { id: 'a', updatedAt: lately, country: 'US', postalCode: '22201' };

describe.each<[QualityRule, Part[], Part[], Part[]]>([
  // each row has a rule, facts that keep it, facts that break it, and facts to which it does not apply
  ['name-complete', [{}], [{ personal: { givenName: null } }, { personal: { familyName: null } }], []],
  ['birth-date-known', [{}], [{ personal: { dateOfBirth: null } }], []],
  [
    'contact-known',
    [{}, { personal: { phone: null } }, { personal: { email: null } }],
    [{ personal: { phone: null, email: null } }],
    [],
  ],
  ['address-known', [{}], [{ addresses: [] }], []],
  ['language-known', [{}], [{ personal: { language: null } }], []],
  ['consent-asked', [{}], [{ lastConsentAt: null }], []],
  [
    'name-plausible',
    [{}, { personal: { familyName: null } }],
    [{ personal: { givenName: 'Test' } }, { personal: { familyName: 'LIMA' } }],
    [{ personal: { givenName: null, familyName: null } }],
  ],
  [
    'birth-date-plausible',
    [{}, { personal: { dateOfBirth: '1916-11-30' } }, { personal: { dateOfBirth: '2026-11-30' } }],
    [{ personal: { dateOfBirth: '2026-12-01' } }, { personal: { dateOfBirth: '1916-11-29' } }],
    [{ personal: { dateOfBirth: null } }],
  ],
  [
    'phone-valid',
    [{}],
    [{ personal: { phone: '415 555 0132' } }, { addresses: [{ ...address, phone: '12' }] }],
    [{ personal: { phone: null } }],
  ],
  [
    'email-valid',
    [{}],
    [{ personal: { email: 'ana' } }, { personal: { email: 'ana@gmial.com' } }],
    [{ personal: { email: null } }],
  ],
  [
    'postcode-valid',
    [{}, { addresses: [{ ...address, country: 'HK', postalCode: undefined }] }],
    [{ addresses: [address, { ...address, country: 'GB' }] }, { addresses: [{ ...address, postalCode: undefined }] }],
    [{ addresses: [] }],
  ],
  [
    'phone-fresh',
    [{}, { createdAt: longAgo, confirmations: [{ subject: 'c', fact: 'phone', confirmedAt: lately }] }],
    [
      { createdAt: longAgo },
      { createdAt: longAgo, confirmations: [{ subject: 'c', fact: 'email', confirmedAt: lately }] },
      { createdAt: lately, confirmations: [{ subject: 'c', fact: 'phone', confirmedAt: longAgo }] },
    ],
    [{ personal: { phone: null } }],
  ],
  ['email-fresh', [{}], [{ createdAt: longAgo }], [{ personal: { email: null } }]],
  ['address-fresh', [{}], [{ addresses: [address, { ...address, id: 'b', updatedAt: longAgo }] }], [{ addresses: [] }]],
  ['consent-fresh', [{}], [{ lastConsentAt: longAgo }], [{ lastConsentAt: null }]],
  [
    'prescription-lasting',
    [{}, { lastPrescription: { expiresOn: '2027-01-29', isAskable: false } }],
    [{ lastPrescription: { expiresOn: '2027-01-28', isAskable: true } }],
    [{ lastPrescription: null }],
  ],
  ['no-duplicate', [{}], [{ openPairs: 1 }], []],
  ['phone-unshared', [{}], [{ phoneSharers: 1 }], [{ personal: { phone: null }, phoneSharers: 3 }]],
  [
    'minor-guarded',
    [{ personal: { dateOfBirth: '2008-12-01' }, hasGuardian: true }],
    [{ personal: { dateOfBirth: '2008-12-01' } }],
    [{}, { personal: { dateOfBirth: '2008-11-30' } }, { personal: { dateOfBirth: null } }],
  ],
  [
    'phone-in-country',
    [{}, { addresses: [{ ...address, country: 'DE' }, address] }, { addresses: [{ ...address, country: 'CA' }] }],
    [{ addresses: [{ ...address, country: 'DE' }] }],
    [{ addresses: [] }, { personal: { phone: null } }, { personal: { phone: 'none' } }],
  ],
  [
    'prescriber-reachable',
    [{}],
    [{ lastPrescription: { expiresOn: '2027-11-30', isAskable: false } }],
    [{ lastPrescription: null }],
  ],
  [
    'prescription-after-birth',
    [{}],
    [{ issuedOn: ['2026-11-30', '1984-03-06'] }],
    [{ issuedOn: [] }, { personal: { dateOfBirth: null } }],
  ],
])('%s', (rule, kept, broken, other) => {
  test.each(kept)('is kept', (change) => expect(verdict(rule, change)).toBe(true));
  test.each(broken)('is broken', (change) => expect(verdict(rule, change)).toBe(false));
  if (other.length > 0) test.each(other)('does not apply', (change) => expect(verdict(rule, change)).toBeUndefined());
});

test('a threshold moves the limit of a rule', () => {
  expect(verdict('phone-fresh', { createdAt: longAgo }, 120)).toBe(true);
  expect(verdict('prescription-lasting', { lastPrescription: { expiresOn: '2026-12-30', isAskable: true } }, 30)).toBe(
    true,
  );
  expect(verdict('phone-unshared', { phoneSharers: 2 }, 2)).toBe(true);
});

const SETTINGS = QualityRule.options.map(startOf);

test('a good record has 100 percent, and a broken rule takes its weight', () => {
  const good = checkCustomer(GOOD, SETTINGS, moment);
  expect(percentOf(good.keptWeight, good.askedWeight)).toBe(100);
  const worse = checkCustomer(facts({ openPairs: 1 }), SETTINGS, moment);
  expect(rulesIn(worse.broken)).toEqual(['no-duplicate']);
  expect(good.keptWeight - worse.keptWeight).toBe(QUALITY_RULES['no-duplicate'].weight);
});

test('a rule that is off is not asked', () => {
  const off = SETTINGS.map((one) => (one.rule === 'no-duplicate' ? { ...one, isOn: false } : one));
  const { asked, broken } = checkCustomer(facts({ openPairs: 1 }), off, moment);
  expect([rulesIn(asked).includes('no-duplicate'), rulesIn(broken)]).toEqual([false, []]);
});

test('every rule has a bit of its own that fits an integer of the database, and its help', () => {
  const bits = QualityRule.options.map((rule) => QUALITY_RULES[rule].bit);
  expect(new Set(bits).size).toBe(bits.length);
  expect(Math.max(...bits)).toBeLessThan(31);
  expect(Object.keys(QUALITY_RULE_HELP)).toEqual(QualityRule.options);
});

test('of any rules, the broken ones are among those that were asked, and the score is between 0 and 100', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 10 }), { minLength: SETTINGS.length, maxLength: SETTINGS.length });
  const some = fc.record({
    openPairs: fc.nat(3),
    phoneSharers: fc.nat(3),
    hasGuardian: fc.boolean(),
    createdAt: fc.constantFrom(lately, longAgo),
    personal: fc.record({
      givenName: fc.constantFrom('Ana', 'TEST', null),
      phone: fc.constantFrom('+14155550132', '12', null),
      dateOfBirth: fc.constantFrom('1984-03-07', '2015-01-01', null),
    }),
  });
  fc.assert(
    fc.property(some, weights, (change, given) => {
      const settings = SETTINGS.map((one, index) => ({ ...one, weight: given[index] ?? 1 }));
      const { asked, broken, askedWeight, keptWeight } = checkCustomer(facts(change), settings, moment);
      expect(broken & ~asked).toBe(0);
      expect(keptWeight).toBeLessThanOrEqual(askedWeight);
      expect(askedWeight).toBe(sumOf(rulesIn(asked), settings));
      expect(askedWeight - keptWeight).toBe(sumOf(rulesIn(broken), settings));
    }),
  );
});

const sumOf = (rules: readonly QualityRule[], settings: readonly { rule: QualityRule; weight: number }[]): number =>
  settings.filter(({ rule }) => rules.includes(rule)).reduce((sum, { weight }) => sum + weight, 0);
