import { command } from '@toric/chassis/http/endpoint';
import { requireVersion } from '@toric/chassis/http/run-command';
import { ChangeSurvey } from '@toric/contracts/customer/surveys/survey.http';
import { withSettings } from '../../forms/draft.ts';
import { changedSurvey, requireSurvey } from '../save-survey.flow.ts';

/** PATCH /surveys/{surveyId}. Changes texts and settings. Customers see the changes when the survey is opened again. */
export const changeSurvey = command(ChangeSurvey, {
  async run({ params: { surveyId }, body, expectedVersion, tx, now }) {
    const survey = await requireSurvey(tx, surveyId);
    requireVersion(expectedVersion, survey.version);
    return changedSurvey(tx, survey, withSettings(survey, body, now), 'survey.changed');
  },
});
