import { query } from '@toric/chassis/http/endpoint';
import { SURVEY_NOT_FOUND } from '@toric/contracts/customer/surveys/survey.errors';
import { GetSurvey } from '@toric/contracts/customer/surveys/survey.http';
import type { Reader } from '../../reader.store.ts';
import { readSurvey } from '../survey.reader.store.ts';
import { surveyView } from '../survey.view.ts';

/** GET /surveys/{surveyId}. Shows a survey. */
export const getSurvey = query<typeof GetSurvey, Reader>(GetSurvey, {
  async run({ params: { surveyId }, db }) {
    const found = await readSurvey(db, surveyId);
    if (!found) throw SURVEY_NOT_FOUND();
    return surveyView(found.survey, found);
  },
});
