/** Makes and checks the claim of an account by a walk-in customer: her code, and her second proof. */
import { randomInt } from 'node:crypto';
import type { PersonalData } from '@toric/contracts/customer/people/customer.http';
import { withoutExtension } from './phone.ts';

/** Names the purpose of the keyed digest of a claim code. */
export const CLAIM_CODE_INDEX = 'claim-code';

/** Lists the letters of a claim code. It lacks l, o, 0 and 1, because people confuse them. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
const [GROUPS, GROUP_LENGTH] = [4, 4];

/** Returns a code of 80 random bits, as four groups that a person can copy from paper. */
export const newClaimCode = (): string =>
  Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
  ).join('-');

/** Returns a claim code in the form in which codes are compared. */
export const normaliseClaimCode = (code: string): string => code.toLowerCase().replaceAll(/[- ]/g, '');

type Proof = { readonly dateOfBirth?: string | undefined; readonly phone?: string | undefined };

/**
 * Returns true if the proof fits the person. If the shop knows her date of birth, only the date counts, because more
 * people know a phone number.
 */
export function provesPerson(person: Pick<PersonalData, 'dateOfBirth' | 'phone'>, proof: Proof): boolean {
  if (person.dateOfBirth !== null) return proof.dateOfBirth === person.dateOfBirth;
  if (person.phone === null || proof.phone === undefined) return false;
  return withoutExtension(proof.phone) === withoutExtension(person.phone);
}
