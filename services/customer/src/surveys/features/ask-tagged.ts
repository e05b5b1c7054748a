import type { Vault } from '@toric/chassis/data/vault';
import { effect } from '@toric/messaging/effect';
import { performs } from '@toric/messaging/outcome';
import { ASK_TAGGED, AskTagged, askTagged as askNext } from '../asking.ts';
import { findTagged } from '../invitation.store.ts';
import { invite } from '../invite.flow.ts';
import { findOpenSurvey } from '../survey.store.ts';

/** One transaction asks at most this number of customers. */
const AT_ONCE = 100;

/** Asks the customers with a tag, page by page, while the survey is open → customer.send-message.v1. */
export const askTagged = ({ vault }: { vault: Vault }) =>
  effect({
    name: ASK_TAGGED,
    data: AskTagged,
    // `perform` does nothing: the effect calls no other system, and `settle` does all of its work in one transaction
    perform: () => Promise.resolve(null),
    async settle({ data: { surveyId, tagId, after }, tx, now, newId }) {
      const survey = await findOpenSurvey(tx, { id: surveyId });
      const ids = survey ? await findTagged(tx, tagId, after, AT_ONCE) : [];
      const last = ids.at(-1);
      if (!survey || last === undefined) return undefined;
      const whom = ids.map((personId) => ({ personId, causeId: surveyId }));
      const { messages, effects } = await invite({ tx, vault, now, newId }, survey, whom);
      const next = ids.length === AT_ONCE ? [askNext({ surveyId, tagId, after: last })] : [];
      return performs(...effects, ...next).emits(...messages);
    },
  });
