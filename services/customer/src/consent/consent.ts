/** Decides the rules of consent: which messages a person permits, and which lines a choice adds to the ledger. */
import {
  CONSENT_PROOF_NEEDED,
  CONSENT_TEXT_OUTDATED,
  GUARDIAN_NEEDED,
} from '@toric/contracts/customer/consent/consent.errors';
import type { ConsentChoice, ConsentView } from '@toric/contracts/customer/consent/consent.http';
import {
  ConsentChannel,
  ConsentPurpose,
  type ConsentSource,
  type ConsentState,
} from '@toric/contracts/customer/consent/purpose';
import type { Language } from '@toric/contracts/kernel/sentence';
import { ADULT_AGE } from '../households/age.ts';
import type { PolicyText } from './policy-text.ts';

/**
 * Holds the state of a purpose while a person has made no choice. Reminders concern the lenses that she bought in this
 * shop, so they are sent until she objects (Directive 2002/58/EC, article 13(2)). All other purposes need her consent
 * first.
 */
export const WITHOUT_CHOICE: Readonly<Record<ConsentPurpose, ConsentState>> = {
  marketing: 'withdrawn',
  reminders: 'given',
  research: 'withdrawn',
};

export const permits = (purpose: ConsentPurpose, state: ConsentState | null | undefined): boolean =>
  (state ?? WITHOUT_CHOICE[purpose]) === 'given';

/** Describes the last choice of a person for one purpose and channel. */
export type LastChoice = ConsentChoice & {
  readonly textVersion: number;
  readonly source: ConsentSource;
  readonly at: Date;
};

const isFor = (one: { purpose: string; channel: string }) => (other: { purpose: string; channel: string }) =>
  one.purpose === other.purpose && one.channel === other.channel;

/** Lists every pair of a consent purpose and a channel. */
export const ALL_CONSENTS = ConsentPurpose.options.flatMap((purpose) =>
  ConsentChannel.options.map((channel) => ({ purpose, channel })),
);

/**
 * Returns the state of a consent that counts. A minor without the consent of a guardian may refuse, but not consent.
 */
export const countedState = (state: ConsentState | null | undefined, needsGuardian: boolean): ConsentState | null =>
  needsGuardian && state === 'given' ? null : (state ?? null);

/** Throws if a person gives a consent for which she first needs the consent of a guardian. */
export function requireGuardian(added: readonly ConsentChoice[], needsGuardian: boolean): void {
  if (needsGuardian && added.some(({ state }) => state === 'given')) throw GUARDIAN_NEEDED({ age: ADULT_AGE });
}

/** Returns the state for every consent purpose and channel, including those for which the person made no choice. */
export const consentsView = (last: readonly LastChoice[], needsGuardian: boolean): ConsentView[] =>
  ALL_CONSENTS.map((one) => {
    const { state = null, textVersion = null, source = null, at } = last.find(isFor(one)) ?? {};
    const isPermitted = permits(one.purpose, countedState(state, needsGuardian));
    return { ...one, state, permits: isPermitted, textVersion, source, at: at?.toISOString() ?? null };
  });

export type ConsentRequest = {
  readonly choices: readonly ConsentChoice[];
  readonly textVersions: Partial<Record<ConsentPurpose, number>> | undefined;
  readonly language: Language;
};
export type NewChoice = ConsentChoice & { readonly textVersion: number; readonly shown: string };

/**
 * Returns the choices that change something, each with the text that was shown. Of two choices for one purpose and
 * channel, the last one counts. Throws if the person consents, and was shown a text that is no longer in force.
 */
export function newChoices(
  { choices, textVersions = {}, language }: ConsentRequest,
  texts: readonly PolicyText[],
  last: readonly LastChoice[],
): NewChoice[] {
  const decided = choices.filter((choice, index) => !choices.slice(index + 1).some(isFor(choice)));
  return decided.flatMap((choice) => {
    const { purpose, state } = choice;
    const text = texts.find((one) => one.purpose === purpose);
    if (!text) throw new Error(`the purpose '${purpose}' has no text`);
    const given = textVersions[purpose] ?? text.version;
    if (state === 'given' && given !== text.version) throw CONSENT_TEXT_OUTDATED({ purpose, current: text.version });
    const before = last.find(isFor(choice));
    // an undo of a merge removes the ledger line of the merge, so the person's own choice gets its own line
    const isRepeat =
      before?.state === state &&
      before.source !== 'merge' &&
      (state === 'withdrawn' || before.textVersion === text.version);
    return isRepeat ? [] : [{ ...choice, textVersion: text.version, shown: text.texts[language] }];
  });
}

/** Describes how staff received a choice of a person, and her words. */
export type SaidToStaff = { readonly how: string; readonly said: string };

/** Throws if staff record a choice of a person without saying how they know it. */
export function requireProof(byStaff: boolean, proof: SaidToStaff | undefined): void {
  if (byStaff && !proof) throw CONSENT_PROOF_NEEDED();
}
