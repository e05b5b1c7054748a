/**
 * Decides whether two customers are probably one person. Each fact that agrees or differs adds a weight to the
 * evidence. The weight is the logarithm, to base 2, of a ratio: how often this occurs in two records of one person,
 * divided by how often it occurs in records of two people (Fellegi and Sunter, "A theory for record linkage", 1969).
 * The weights are estimates for a shop of a million customers.
 */
import type { DuplicateReason } from '@toric/contracts/customer/quality/duplicate.http';
import type { ComparedAddress, ComparedPerson } from './compared-person.ts';
import { compareNames, type NameAgreement } from './name-agreement.ts';
import { distance } from './text-distance.ts';

export type Likeness = {
  /** Holds the probability, from 0 to 100, that the two customers are one person. */
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
  /**
   * Is true for equal names, equal dates of birth, and the same phone number, mailbox or address. Only such a pair may
   * be merged without a check by a person.
   */
  readonly isCertain: boolean;
};
type Evidence = { readonly weight: number; readonly reasons: readonly DuplicateReason[] };

/**
 * Holds the evidence against one person before any fact is compared: two customers out of a million are hardly ever one
 * person.
 */
const PRIOR = -12;
/** Holds the smallest score at which staff are asked about a pair. */
export const LEAST_SCORE = 75;

const NOTHING: Evidence = { weight: 0, reasons: [] };
const NAME_WEIGHTS = { same: 4.5, similar: 3, part: 1.5, unknown: 0, different: -3.5 };

function nameEvidence({ given, family, swapped }: NameAgreement): Evidence {
  const weight = NAME_WEIGHTS[given] + NAME_WEIGHTS[family] - (swapped ? 0.5 : 0);
  return { weight, reasons: swapped ? ['names-swapped'] : [nameReason(given, family)] };
}

function nameReason(given: NameAgreement['given'], family: NameAgreement['family']): DuplicateReason {
  if (family === 'different') return 'other-family-name';
  if (given === 'same' && family === 'same') return 'same-name';
  return given === 'part' || family === 'part' ? 'part-of-name' : 'similar-name';
}

const MOST_YEARS_OF_A_SLIP = 12;

/**
 * Returns true if one date of birth is probably a typing error of the other: day and month swapped, or one wrong digit.
 * Years that are far apart are not a typing error, because a father and a son with one name may have the same birthday.
 */
function isSlipOfDate(one: string, other: string): boolean {
  const [[year, month, day], [otherYear, otherMonth, otherDay]] = [one.split('-'), other.split('-')];
  if (Math.abs(Number(year) - Number(otherYear)) > MOST_YEARS_OF_A_SLIP) return false;
  if (year === otherYear && month === otherDay && day === otherMonth) return true;
  return distance(one, other, 1) === 1;
}

function birthEvidence(one: string | null, other: string | null): Evidence | 'other-person' {
  if (one === null || other === null) return NOTHING;
  if (one === other) return { weight: 9, reasons: ['same-birth-date'] };
  return isSlipOfDate(one, other) ? { weight: 4, reasons: ['similar-birth-date'] } : 'other-person';
}

function phoneEvidence(one: string | null, other: string | null): Evidence {
  if (one === null || other === null) return NOTHING;
  return one === other ? { weight: 7, reasons: ['same-phone'] } : { weight: -0.5, reasons: [] };
}

function emailEvidence(one: ComparedPerson['email'], other: ComparedPerson['email']): Evidence {
  if (one === null || other === null) return NOTHING;
  if (one.local !== other.local) return { weight: -0.5, reasons: [] };
  if (one.domain === other.domain) return { weight: 10, reasons: ['same-mailbox'] };
  return one.local.length >= 6 ? { weight: 4, reasons: ['similar-mailbox'] } : NOTHING;
}

function isSameAddress(one: ComparedAddress, other: ComparedAddress): boolean {
  if (one.place !== other.place || one.house !== other.house) return false;
  const [short, long] = one.street.length <= other.street.length ? [one, other] : [other, one];
  const shared = short.street.filter((word) => long.street.some((against) => distance(word, against, 1) <= 1));
  return short.street.length > 0 && shared.length * 2 > short.street.length;
}

function addressEvidence(one: readonly ComparedAddress[], other: readonly ComparedAddress[]): Evidence {
  if (one.length === 0 || other.length === 0) return NOTHING;
  const pairs = one.flatMap((a) => other.map((b) => [a, b] as const));
  if (pairs.some(([a, b]) => isSameAddress(a, b))) return { weight: 5, reasons: ['same-address'] };
  if (pairs.some(([a, b]) => a.place === b.place)) return { weight: 1.5, reasons: ['same-postcode'] };
  return { weight: -1, reasons: [] };
}

const CONTACTS: readonly DuplicateReason[] = ['same-phone', 'same-mailbox', 'same-address'];

/**
 * Returns how similar two people are. Returns undefined for two people who are certainly different: their dates of
 * birth or their given names differ by more than a typing error. Twins have one date of birth, and a father and a son
 * may have one name.
 */
export function likenessOf(one: ComparedPerson, other: ComparedPerson): Likeness | undefined {
  const names = compareNames(one, other);
  const birth = birthEvidence(one.dateOfBirth, other.dateOfBirth);
  if (names.given === 'different' || birth === 'other-person') return undefined;
  const evidence = [
    ...[nameEvidence(names), birth, phoneEvidence(one.phone, other.phone), emailEvidence(one.email, other.email)],
    addressEvidence(one.addresses, other.addresses),
  ];
  const weight = evidence.reduce((sum, each) => sum + each.weight, PRIOR);
  const reasons = evidence.flatMap((each) => each.reasons);
  const isCertain =
    reasons.includes('same-name') &&
    reasons.includes('same-birth-date') &&
    CONTACTS.some((each) => reasons.includes(each));
  return { score: Math.round(100 / (1 + 2 ** -weight)), reasons, isCertain };
}
