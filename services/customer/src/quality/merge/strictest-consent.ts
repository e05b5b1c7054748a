/** Decides about the consent of two customers who are merged. A withdrawal by one of them counts for both. */
import type { ConsentChannel, ConsentPurpose } from '@toric/contracts/customer/consent/purpose';
import { ALL_CONSENTS, type LastChoice } from '../../consent/consent.ts';

export type Contact = { readonly purpose: ConsentPurpose; readonly channel: ConsentChannel };

const stateIn = (choices: readonly LastChoice[], { purpose, channel }: Contact) =>
  choices.find((choice) => choice.purpose === purpose && choice.channel === channel)?.state;

/**
 * Returns each consent that one customer has withdrawn and the other has given. The merge adds a withdrawal for each of
 * them to the ledger of the customer who stays.
 */
export const withdrawnByOne = (one: readonly LastChoice[], other: readonly LastChoice[]): Contact[] =>
  ALL_CONSENTS.filter((contact) => {
    const states = [stateIn(one, contact), stateIn(other, contact)];
    return states.includes('withdrawn') && states.includes('given');
  });

/** Returns each consent that at least one of the two customers has withdrawn. */
export const withdrawnByAny = (one: readonly LastChoice[], other: readonly LastChoice[]): Contact[] =>
  ALL_CONSENTS.filter((contact) => stateIn(one, contact) === 'withdrawn' || stateIn(other, contact) === 'withdrawn');

/**
 * Returns each consent that was withdrawn after the merge, and that the restored customer has not withdrawn. The person
 * may have meant both customers, so the undo withdraws the consent for the restored customer too.
 */
export const withdrawnSince = (kept: readonly LastChoice[], restored: readonly LastChoice[], since: Date): Contact[] =>
  kept
    .filter(({ state, at }) => state === 'withdrawn' && at > since)
    .filter((choice) => stateIn(restored, choice) !== 'withdrawn');
