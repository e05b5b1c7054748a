import type { Preferences } from '@toric/contracts/customer/consent/consent.http';
import { ConsentChannel } from '@toric/contracts/customer/consent/purpose';
import type { Language } from '@toric/contracts/kernel/sentence';
import { countedState, type LastChoice, permits } from './consent.ts';
import type { PolicyText } from './policy-text.ts';

/** Returns the choices for the preferences page of a mail link. The answer names no person. */
export const preferencesView = (
  texts: readonly PolicyText[],
  { last, needsGuardian }: { last: readonly LastChoice[]; needsGuardian: boolean },
  language: Language,
): Preferences => ({
  data: texts.map(({ purpose, version, texts: text }) => ({
    ...{ purpose, text: text[language], textVersion: version },
    channels: ConsentChannel.options.map((channel) => {
      const made = last.find((one) => one.purpose === purpose && one.channel === channel);
      return { channel, permits: permits(purpose, countedState(made?.state, needsGuardian)) };
    }),
  })),
});
