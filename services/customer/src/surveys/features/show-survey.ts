import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { ShowSurvey } from '@toric/contracts/customer/surveys/survey-page.http';
import { issueTicket } from '../../forms/ticket.ts';
import { requireAsked } from '../require-asked.flow.ts';
import { surveyPage } from '../survey.view.ts';

/**
 * POST /survey-pages/show. Returns the questions of an open survey, by the link of a mail or by the name of the survey.
 */
export const showSurvey = ({ linkKey }: { linkKey: string }) =>
  command(ShowSurvey, {
    async run({ body, language, tx, now }) {
      const { survey } = await requireAsked(tx, linkKey, body);
      return answer(surveyPage(survey, issueTicket(linkKey, `survey ${survey.slug}`, now), language));
    },
  });
