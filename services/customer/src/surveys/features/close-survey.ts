import { command } from '@toric/chassis/http/endpoint';
import { CloseSurvey } from '@toric/contracts/customer/surveys/survey.http';
import { closed } from '../../forms/draft.ts';
import { changedSurvey, requireSurvey } from '../save-survey.flow.ts';

/** POST /surveys/{surveyId}/closed. Closes a survey. Its links stop working, and its reminders are not sent. */
export const closeSurvey = command(CloseSurvey, {
  async run({ params: { surveyId }, tx, now }) {
    const survey = await requireSurvey(tx, surveyId);
    return changedSurvey(tx, survey, closed(survey, now), 'survey.closed');
  },
});
