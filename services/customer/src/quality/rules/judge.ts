/** Checks the facts of a customer against the rules of data quality. */
import { QUALITY_RULES, QualityRule, type QualitySetting } from '@toric/contracts/customer/quality/quality-rule';
import { postalCodeProblem } from '@toric/contracts/iso/postal-code';
import { addDays } from '@toric/optics/calendar-day';
import { staleBefore } from '../../freshness/freshness.ts';
import { isUnderAge } from '../../households/age.ts';
import { isSoundEmail } from '../forms/email-form.ts';
import { isPlausibleName } from '../forms/name-form.ts';
import { callingCodeOf, callingCodeOfCountry, isValidPhone } from '../forms/phone-form.ts';
import type { QualityFacts } from './quality-facts.ts';

/** Holds the day and the instant at which a customer is checked. */
export type Moment = { readonly today: string; readonly now: Date };
type Asked = Moment & { readonly threshold: number };

/**
 * Is true if the customer keeps the rule, false if the customer breaks it, and undefined if the rule does not apply.
 */
type Verdict = boolean | undefined;
type Judge = (facts: QualityFacts, asked: Asked) => Verdict;

const ifKnown = <V>(value: V | null | undefined, judge: (value: V) => boolean): Verdict =>
  value === null || value === undefined ? undefined : judge(value);
const ifAny = <V>(values: readonly V[], judge: (value: V) => boolean): Verdict =>
  values.length === 0 ? undefined : values.every(judge);

/** Returns the time at which a fact was last confirmed, or else the time at which its record was made. */
function knownSince({ confirmations }: QualityFacts, subject: string, fact: string, recordedAt: Date): Date {
  return confirmations.find((one) => one.subject === subject && one.fact === fact)?.confirmedAt ?? recordedAt;
}

const isFresh = (since: Date, { now, threshold }: Asked): boolean => since >= staleBefore(now, threshold);

const profileFresh =
  (fact: 'phone' | 'email'): Judge =>
  (facts, asked) =>
    ifKnown(facts.personal[fact], () => isFresh(knownSince(facts, facts.customerId, fact, facts.createdAt), asked));

const phonesOf = ({ personal, addresses }: QualityFacts): string[] =>
  [personal.phone, ...addresses.map(({ phone }) => phone)].flatMap((phone) => phone ?? []);

/**
 * Returns the birthday of a person in the year in which she reaches this age, as text. A birthday on 29 February sorts
 * between 28 February and 1 March in other years.
 */
const bornBefore = (dateOfBirth: string, years: number): string =>
  `${String(Number(dateOfBirth.slice(0, 4)) + years).padStart(4, '0')}${dateOfBirth.slice(4)}`;

const JUDGES: Readonly<Record<QualityRule, Judge>> = {
  'name-complete': ({ personal: { givenName, familyName } }) => givenName !== null && familyName !== null,
  'birth-date-known': ({ personal }) => personal.dateOfBirth !== null,
  'contact-known': ({ personal: { phone, email } }) => phone !== null || email !== null,
  'address-known': ({ addresses }) => addresses.length > 0,
  'language-known': ({ personal }) => personal.language !== null,
  'consent-asked': ({ lastConsentAt }) => lastConsentAt !== null,
  'name-plausible': ({ personal: { givenName, familyName } }) =>
    ifAny(
      [givenName, familyName].flatMap((name) => name ?? []),
      isPlausibleName,
    ),
  'birth-date-plausible': ({ personal }, { today, threshold }) =>
    ifKnown(personal.dateOfBirth, (born) => born <= today && bornBefore(born, threshold) >= today),
  'phone-valid': (facts) => ifAny(phonesOf(facts), isValidPhone),
  'email-valid': ({ personal }) => ifKnown(personal.email, isSoundEmail),
  'postcode-valid': ({ addresses }) =>
    ifAny(addresses, ({ country, postalCode }) => postalCodeProblem(country, postalCode) === undefined),
  'phone-fresh': profileFresh('phone'),
  'email-fresh': profileFresh('email'),
  'address-fresh': (facts, asked) =>
    ifAny(facts.addresses, ({ id, updatedAt }) => isFresh(knownSince(facts, id, 'address', updatedAt), asked)),
  'consent-fresh': ({ lastConsentAt }, asked) => ifKnown(lastConsentAt, (at) => isFresh(at, asked)),
  'prescription-lasting': ({ lastPrescription }, { today, threshold }) =>
    ifKnown(lastPrescription, ({ expiresOn }) => expiresOn >= addDays(today, threshold)),
  'no-duplicate': ({ openPairs }) => openPairs === 0,
  'phone-unshared': ({ personal, phoneSharers }, { threshold }) =>
    ifKnown(personal.phone, () => phoneSharers <= threshold),
  'minor-guarded': ({ personal: { dateOfBirth }, hasGuardian }, { today }) =>
    dateOfBirth !== null && isUnderAge(dateOfBirth, today) ? hasGuardian : undefined,
  'phone-in-country': ({ personal: { phone }, addresses }) => {
    const code = phone === null ? undefined : callingCodeOf(phone);
    if (code === undefined || addresses.length === 0) return undefined;
    return addresses.some(({ country }) => callingCodeOfCountry(country) === code);
  },
  'prescriber-reachable': ({ lastPrescription }) => ifKnown(lastPrescription, ({ isAskable }) => isAskable),
  'prescription-after-birth': ({ personal: { dateOfBirth }, issuedOn }) =>
    dateOfBirth === null ? undefined : ifAny(issuedOn, (day) => day >= dateOfBirth),
};

/** Returns the verdict of one rule about a customer. */
export const judge = (rule: QualityRule, facts: QualityFacts, moment: Moment, threshold: number | null): Verdict =>
  JUDGES[rule](facts, { ...moment, threshold: threshold ?? 0 });

/**
 * Holds the result of a check. Each rule has a bit: `asked` has the bits of the rules that apply, `broken` those of the
 * broken rules.
 */
export type Checked = {
  readonly customerId: string;
  readonly asked: number;
  readonly broken: number;
  readonly askedWeight: number;
  readonly keptWeight: number;
};

/** Checks a customer by all rules that are switched on. */
export function checkCustomer(facts: QualityFacts, settings: readonly QualitySetting[], moment: Moment): Checked {
  const nothing: Checked = { customerId: facts.customerId, asked: 0, broken: 0, askedWeight: 0, keptWeight: 0 };
  return settings.reduce((sum, { rule, isOn, weight, threshold }) => {
    const verdict = isOn ? judge(rule, facts, moment, threshold) : undefined;
    if (verdict === undefined) return sum;
    const bit = 1 << QUALITY_RULES[rule].bit;
    return {
      ...sum,
      asked: sum.asked | bit,
      broken: verdict ? sum.broken : sum.broken | bit,
      askedWeight: sum.askedWeight + weight,
      keptWeight: sum.keptWeight + (verdict ? weight : 0),
    };
  }, nothing);
}

/** Returns the rules whose bits are set in `bits`. */
export const rulesIn = (bits: number): QualityRule[] =>
  QualityRule.options.filter((rule) => (bits & (1 << QUALITY_RULES[rule].bit)) !== 0);

/**
 * Returns `kept` in percent of `asked`, rounded down, so that 100 means that nothing is broken. Returns null if `asked`
 * is 0.
 */
export const percentOf = (kept: number, asked: number): number | null =>
  asked === 0 ? null : Math.floor((100 * kept) / asked);
