/** Decides the rules of households: who may be guardian and payer. */
import { HOUSEHOLD_PAYER_ELSEWHERE, HOUSEHOLD_UNDER_AGE } from '@toric/contracts/customer/households/household.errors';
import type { HouseholdRole, HouseholdView } from '@toric/contracts/customer/households/household.http';
import { ADULT_AGE, isUnderAge } from './age.ts';

/** Holds the data that the members of a household share. */
export type SharedData = Pick<HouseholdView, 'name' | 'phone' | 'address'>;
export type Household = {
  readonly id: string;
  readonly data: SharedData;
  readonly payerId: string | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};
/**
 * Describes a member of a household. `joinedAt` is the time since which the customer has had this role in this
 * household.
 */
export type Member = { readonly customerId: string; readonly role: HouseholdRole; readonly joinedAt: Date };
/** Maps the id of each customer to her date of birth. The date is null if it is unknown. */
export type BirthDates = ReadonlyMap<string, string | null>;

type Place = Pick<Member, 'customerId' | 'role'>;

/**
 * Throws if a guardian or the payer is under age, or if the payer is not a member. A person of unknown age may be both.
 */
export function requireAdults(
  { members, payerId }: { members: readonly Place[]; payerId: string | null },
  born: BirthDates,
  today: string,
): void {
  if (payerId !== null && !members.some(({ customerId }) => customerId === payerId)) throw HOUSEHOLD_PAYER_ELSEWHERE();
  const responsible = [
    ...members.filter(({ role }) => role === 'guardian').map(({ customerId }) => customerId),
    ...(payerId === null ? [] : [payerId]),
  ];
  if (responsible.some((id) => isMinor(born.get(id) ?? null, today) === true))
    throw HOUSEHOLD_UNDER_AGE({ age: ADULT_AGE });
}

/** Returns whether the person is under age. Returns null if her date of birth is unknown. */
export const isMinor = (dateOfBirth: string | null, today: string): boolean | null =>
  dateOfBirth === null ? null : isUnderAge(dateOfBirth, today);
