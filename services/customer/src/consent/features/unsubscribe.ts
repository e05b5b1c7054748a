import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { Unsubscribe } from '@toric/contracts/customer/consent/consent.http';
import { chooseByLink, type LinkMeans } from '../choose-by-link.flow.ts';

/** POST /preferences/unsubscribe. Withdraws one consent by the link of a mail → customer.consent-changed.v1. */
export const unsubscribe = (means: LinkMeans) =>
  command(Unsubscribe, {
    async run({ body: { token, purpose, channel }, language, ...context }) {
      const choices = [{ purpose, channel, state: 'withdrawn' }] as const;
      const asked = { token, choices, textVersions: undefined, language, source: 'unsubscribe-link' } as const;
      const { view, messages, changes } = await chooseByLink(means, context, asked);
      return answer(view)
        .emits(...messages)
        .records(...changes);
    },
  });
