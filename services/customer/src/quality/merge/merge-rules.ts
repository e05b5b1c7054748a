/** Decides whether two customers may be merged, which value of each field is proposed, and which customer stays. */
import type { ProfileFact } from '@toric/contracts/customer/people/freshness.http';
import type { PersonalData } from '@toric/contracts/customer/people/customer.http';
import {
  type MergeChoices,
  MergeField,
  type MergeReason,
  type MergeSide,
} from '@toric/contracts/customer/quality/merge.http';
import type { LensParameters } from '@toric/contracts/lens';
import { wordsOf } from '../../people/search/name-tokens.ts';

/** Holds the lens powers that a customer's valid prescription permits, by eye. */
export type Powers = { readonly right?: LensParameters | undefined; readonly left?: LensParameters | undefined };

/** Holds what the merge rules know of one of the two customers. */
export type Candidate = {
  readonly id: string;
  readonly createdAt: Date;
  readonly personal: PersonalData;
  readonly hasSignIn: boolean;
  /**
   * Is true while the processing of the customer's data is restricted, or a privacy request of the customer is open.
   */
  readonly isHeld: boolean;
  readonly ordersUnderWay: number;
  readonly isInOtherMerge: boolean;
  readonly householdId: string | null;
  /** Maps each fact of the profile to the time of its last confirmation. */
  readonly confirmedAt: ReadonlyMap<ProfileFact, Date>;
  readonly prescriptions: readonly Powers[];
};

export type Pairing = { readonly kept: Candidate; readonly merged: Candidate; readonly isKeptApart: boolean };

/** Returns the reasons for which the two customers cannot be merged, even if a person asks for the merge. */
export function reasonsAgainst({ kept, merged, isKeptApart }: Pairing): MergeReason[] {
  const sides = [kept, merged];
  const [one, other] = [kept.personal.dateOfBirth, merged.personal.dateOfBirth];
  const against: Readonly<
    Record<Exclude<MergeReason, 'gone' | 'prescriptions' | 'other-name' | 'no-birth-date' | 'sign-in'>, boolean>
  > = {
    same: kept.id === merged.id,
    'birth-dates': one !== null && other !== null && one !== other,
    family: kept.householdId !== null && kept.householdId === merged.householdId,
    'kept-apart': isKeptApart,
    orders: sides.some(({ ordersUnderWay }) => ordersUnderWay > 0),
    privacy: sides.some(({ isHeld }) => isHeld),
    job: sides.some(({ isInOtherMerge }) => isInOtherMerge),
    account: merged.hasSignIn && !kept.hasSignIn,
  };
  return (Object.keys(against) as (keyof typeof against)[]).filter((reason) => against[reason]);
}

/**
 * Returns the reasons for which only a person may merge the two customers, after looking at both. One reason is that
 * one of them can sign in. Such a customer could have typed the name, birth date and phone number of the other one into
 * her own account, and a merge would give her the other one's prescriptions.
 */
export function reasonsAgainstMachine({ kept, merged }: Pairing): MergeReason[] {
  const [one, other] = [kept.personal, merged.personal];
  const lacksBirthDate = one.dateOfBirth === null || other.dateOfBirth === null;
  return [
    ...(contradict(kept.prescriptions, merged.prescriptions) ? (['prescriptions'] as const) : []),
    ...(nameOf(one) === nameOf(other) ? [] : (['other-name'] as const)),
    ...(lacksBirthDate ? (['no-birth-date'] as const) : []),
    ...(kept.hasSignIn || merged.hasSignIn ? (['sign-in'] as const) : []),
  ];
}

const nameOf = ({ givenName, familyName }: PersonalData): string =>
  wordsOf(`${givenName ?? ''} ${familyName ?? ''}`).join(' ');

/** Returns true if two valid prescriptions name different lenses for the same eye. */
const contradict = (ones: readonly Powers[], others: readonly Powers[]): boolean =>
  ones.some((one) => others.some((other) => (['right', 'left'] as const).some((eye) => differ(one[eye], other[eye]))));

function differ(one: LensParameters | undefined, other: LensParameters | undefined): boolean {
  return one !== undefined && other !== undefined && sorted(one) !== sorted(other);
}
const sorted = (parameters: object): string =>
  JSON.stringify(Object.entries(parameters).sort(([one], [other]) => (one < other ? -1 : 1)));

const FACTS: Partial<Readonly<Record<MergeField, ProfileFact>>> = {
  ...{ givenName: 'name', familyName: 'name', dateOfBirth: 'birth-date', email: 'email', phone: 'phone' },
};

export type Proposal = {
  readonly field: MergeField;
  readonly proposed: MergeSide;
  readonly differs: boolean;
  readonly isFixed: boolean;
};

/**
 * Returns the side whose value is proposed for each field: the only value, the value that was confirmed last, or the
 * more complete value. If the kept customer can sign in, her e-mail address is fixed.
 */
export const proposals = (pairing: Pairing): Proposal[] =>
  MergeField.options.map((field) => {
    const [one, other] = [pairing.kept.personal[field], pairing.merged.personal[field]];
    const isFixed = field === 'email' && pairing.kept.hasSignIn;
    const proposed = isFixed ? 'kept' : proposedSide(field, pairing);
    return { field, proposed, differs: JSON.stringify(one) !== JSON.stringify(other), isFixed };
  });

function proposedSide(field: MergeField, { kept, merged }: Pairing): MergeSide {
  const [one, other] = [kept.personal[field], merged.personal[field]];
  if (other === null) return 'kept';
  if (one === null) return 'merged';
  const fact = FACTS[field];
  const [before, after] = fact ? [timeOf(kept, fact), timeOf(merged, fact)] : [0, 0];
  if (before !== after) return after > before ? 'merged' : 'kept';
  return isFuller(other, one) ? 'merged' : 'kept';
}

const timeOf = ({ confirmedAt }: Candidate, fact: ProfileFact): number => confirmedAt.get(fact)?.getTime() ?? 0;

/** Returns true if the first value contains all parts of the second value, and more. */
function isFuller(value: unknown, than: unknown): boolean {
  const [more, less] = [partsOf(value), partsOf(than)];
  return more.length > less.length && less.every((part) => more.includes(part));
}
const partsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : wordsOf(String(value));

/**
 * Returns the profile of the customer who stays. Uses the chosen side of each field, or else the proposed side. A
 * choice for a fixed field is ignored.
 */
export function mergedPersonal(pairing: Pairing, choices: MergeChoices): PersonalData {
  const { kept, merged } = pairing;
  const chosen = sidesOf(pairing, choices);
  return MergeField.options.reduce<PersonalData>(
    (personal, field) => (chosen.get(field) === 'merged' ? { ...personal, [field]: merged.personal[field] } : personal),
    kept.personal,
  );
}

/** Returns for each field the side whose value the merged profile gets. */
export const sidesOf = (pairing: Pairing, choices: MergeChoices): ReadonlyMap<MergeField, MergeSide> =>
  new Map(
    proposals(pairing).map(({ field, proposed, isFixed }) => [
      field,
      isFixed ? proposed : (choices[field] ?? proposed),
    ]),
  );

/** Returns the facts of the profile whose values come from the merged customer. */
export const takenFacts = (sides: ReadonlyMap<MergeField, MergeSide>): ProfileFact[] => [
  ...new Set([...sides].flatMap(([field, side]) => (side === 'merged' ? (FACTS[field] ?? []) : []))),
];

/**
 * Returns the customer who stays first: the one who can sign in. If both or neither can sign in, the older one stays.
 */
export function whoStays<C extends Pick<Candidate, 'hasSignIn' | 'createdAt' | 'id'>>(one: C, other: C): [C, C] {
  if (one.hasSignIn !== other.hasSignIn) return one.hasSignIn ? [one, other] : [other, one];
  const isOlder = one.createdAt.getTime() - other.createdAt.getTime() || (one.id < other.id ? -1 : 1);
  return isOlder < 0 ? [one, other] : [other, one];
}

const NOTES_AT_MOST = 2_000;

/**
 * Returns the merged note from the time before notes had authors. Joins two different notes if the result is not too
 * long. Otherwise returns the first note.
 */
export function mergedNote(one: string | null, other: string | null): string | null {
  if (one === null || other === null || one === other) return one ?? other;
  const both = `${one}\n${other}`;
  return both.length <= NOTES_AT_MOST ? both : one;
}
