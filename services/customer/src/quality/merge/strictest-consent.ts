/** Consent of two customers who become one: a withdrawal of one of them counts for both. */
import type { ConsentChannel, ConsentPurpose } from '@toric/contracts/customer/consent/purpose';
import { ALL_CONSENTS, type LastChoice } from '../../consent/consent.ts';

export type Contact = { readonly purpose: ConsentPurpose; readonly channel: ConsentChannel };

const stateIn = (choices: readonly LastChoice[], { purpose, channel }: Contact) =>
  choices.find((choice) => choice.purpose === purpose && choice.channel === channel)?.state;

/**
 * Returns what one of them has withdrawn and the other has given. The ledger of the one who stays gets a line for each.
 */
export const withdrawnByOne = (one: readonly LastChoice[], other: readonly LastChoice[]): Contact[] =>
  ALL_CONSENTS.filter((contact) => {
    const states = [stateIn(one, contact), stateIn(other, contact)];
    return states.includes('withdrawn') && states.includes('given');
  });

/** Returns everything that one of them has withdrawn. */
export const withdrawnByAny = (one: readonly LastChoice[], other: readonly LastChoice[]): Contact[] =>
  ALL_CONSENTS.filter((contact) => stateIn(one, contact) === 'withdrawn' || stateIn(other, contact) === 'withdrawn');

/**
 * Returns what a person has withdrawn since two customers became one, and what the customer who leaves again still
 * gives. She may have meant both, so the undo withdraws it for both.
 */
export const withdrawnSince = (kept: readonly LastChoice[], restored: readonly LastChoice[], since: Date): Contact[] =>
  kept
    .filter(({ state, at }) => state === 'withdrawn' && at > since)
    .filter((choice) => stateIn(restored, choice) !== 'withdrawn');
