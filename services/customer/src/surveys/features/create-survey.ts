import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { SURVEY_SLUG_TAKEN } from '@toric/contracts/customer/surveys/survey.errors';
import { CreateSurvey } from '@toric/contracts/customer/surveys/survey.http';
import { insertSurvey } from '../survey.store.ts';
import { newSurvey } from '../survey.ts';
import { recordedSurvey, surveyView } from '../survey.view.ts';

/** POST /surveys. Creates a survey. Nobody can answer it until it is opened. */
export const createSurvey = command(CreateSurvey, {
  async run({ body, tx, now, newId }) {
    const survey = newSurvey(newId(), body, now);
    if (!(await insertSurvey(tx, survey))) throw SURVEY_SLUG_TAKEN({ slug: survey.slug });
    const change = { action: 'survey.added', subject: survey.id, fields: changed({}, recordedSurvey(survey)) } as const;
    return answer(surveyView(survey, { invited: 0, answered: 0 })).records(change);
  },
});
