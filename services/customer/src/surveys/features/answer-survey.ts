import { randomUUID } from 'node:crypto';
import type { Vault } from '@toric/chassis/data/vault';
import { preparedCommand } from '@toric/chassis/http/endpoint';
import { networkOf } from '@toric/chassis/http/network';
import { answer } from '@toric/chassis/http/reply';
import { FORM_TOO_FAST } from '@toric/contracts/customer/forms/form.errors';
import { SURVEY_SENT_TOO_OFTEN, SURVEY_STALE_PAGE } from '@toric/contracts/customer/surveys/survey.errors';
import { AnswerSurvey } from '@toric/contracts/customer/surveys/survey-page.http';
import { dayOf } from '@toric/optics/calendar-day';
import { countAsk } from '../../accounts/guards/ask-quota.store.ts';
import { openTicket } from '../../forms/ticket.ts';
import type { Reader } from '../../reader.store.ts';
import { followUp } from '../follow-up.flow.ts';
import { markAnswered } from '../invitation.store.ts';
import { requireAsked } from '../require-asked.flow.ts';
import { checkAnswers } from '../response.ts';
import { insertResponse } from '../response.store.ts';

type Deps = { readonly vault: Vault; readonly linkKey: string };

/** Accepts at most this number of responses from one network in an hour. */
const FROM_ONE_NETWORK = { most: 60, minutes: 60 };

/**
 * Returns the id of the page from its ticket. Throws if the page has expired, or was sent too soon after it was shown.
 * Returns null for the link of a mail, which needs no ticket.
 */
function pageIdOf(
  { linkKey }: Deps,
  { token, ticket, slug }: { token: boolean; ticket: string; slug: string },
  now: Date,
) {
  if (token) return null;
  const page = openTicket(linkKey, `survey ${slug}`, ticket, now);
  if (!page) throw SURVEY_STALE_PAGE();
  if (page.age === 'too-young') throw FORM_TOO_FAST();
  return page.id;
}

/**
 * POST /survey-pages/answers. Stores the answers of a customer, and ends the link of the mail. A low score opens a task
 * or a case, if the settings of the survey say so. An anonymous response has no customer and no time of the day, and
 * its id contains no time.
 */
export const answerSurvey = (deps: Deps) =>
  preparedCommand<typeof AnswerSurvey, Reader, null>(AnswerSurvey, {
    async prepare({ callerAddress, aside }) {
      const network = deps.vault.blindIndex('caller', networkOf(callerAddress));
      if (!(await countAsk(aside, `surveys-of ${network}`, FROM_ONE_NETWORK))) throw SURVEY_SENT_TOO_OFTEN();
      return null;
    },
    async run({ body, language, tx, now, newId }) {
      const { vault, linkKey } = deps;
      const { survey, invitation } = await requireAsked(tx, linkKey, body);
      const { isAnonymous, thanks } = survey.settings;
      const reply = answer({ thanks: thanks[language] });
      if (body.website !== undefined && body.website !== '') return reply.records();
      const page = { token: invitation !== undefined, ticket: body.ticket, slug: survey.slug };
      const ticketId = pageIdOf(deps, page, now);
      const answered = checkAnswers(survey.questions, body.answers, language);
      const personId = isAnonymous ? null : (invitation?.personId ?? null);
      const response = {
        ...{ id: isAnonymous ? randomUUID() : newId(), surveyId: survey.id, surveyVersion: survey.number, ticketId },
        ...{ personId, source: invitation ? 'invitation' : 'open-link', language },
        createdAt: isAnonymous ? new Date(dayOf(now)) : now,
      };
      if (!(await insertResponse(tx, vault, response, answered))) return reply.records();
      if (invitation) await markAnswered(tx, invitation.id);
      const given = { responseId: response.id, personId, survey, answered, language };
      const { messages, effects, changes } = await followUp({ tx, vault, now, newId }, given);
      return reply
        .emits(...messages)
        .performs(...effects)
        .records(...changes);
    },
  });
