import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { SavePreferences } from '@toric/contracts/customer/consent/consent.http';
import { chooseByLink, type LinkMeans } from '../choose-by-link.flow.ts';

/** POST /preferences. Records the choices of the person to whom the link belongs → customer.consent-changed.v1. */
export const savePreferences = (means: LinkMeans) =>
  command(SavePreferences, {
    async run({ body: { token, consents: choices, textVersions }, language, ...context }) {
      const asked = { token, choices, textVersions, language, source: 'preference-page' } as const;
      const { view, messages, changes } = await chooseByLink(means, context, asked);
      return answer(view)
        .emits(...messages)
        .records(...changes);
    },
  });
