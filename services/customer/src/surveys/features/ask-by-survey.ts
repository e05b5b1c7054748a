import type { Vault } from '@toric/chassis/data/vault';
import { effect } from '@toric/messaging/effect';
import { performs } from '@toric/messaging/outcome';
import { ASK_BY_SURVEY, AskBySurvey } from '../asking.ts';
import { invite } from '../invite.flow.ts';
import { findOpenSurvey } from '../survey.store.ts';

/** Runs some days after a delivery. Asks the customer if the survey is still open → customer.send-message.v1. */
export const askBySurvey = ({ vault }: { vault: Vault }) =>
  effect({
    name: ASK_BY_SURVEY,
    data: AskBySurvey,
    // `perform` does nothing: the effect calls no other system, and `settle` does all of its work in one transaction
    perform: () => Promise.resolve(null),
    async settle({ data: { surveyId, personId, causeId }, tx, now, newId }) {
      const survey = await findOpenSurvey(tx, { id: surveyId });
      if (!survey) return undefined;
      const { messages, effects } = await invite({ tx, vault, now, newId }, survey, [{ personId, causeId }]);
      return performs(...effects).emits(...messages);
    },
  });
