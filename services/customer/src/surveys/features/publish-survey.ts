import { command } from '@toric/chassis/http/endpoint';
import { PublishSurvey } from '@toric/contracts/customer/surveys/survey.http';
import { findActiveColleagues } from '../../desk/colleague.store.ts';
import { opened } from '../../forms/draft.ts';
import { changedSurvey, requireSurvey } from '../save-survey.flow.ts';
import { insertVersion } from '../survey.store.ts';
import { requireComplete } from '../survey.ts';

/** POST /surveys/{surveyId}/open. Opens a survey. Stores a version of it, which customers see from now on. */
export const publishSurvey = command(PublishSurvey, {
  async run({ params: { surveyId }, actor, tx, now }) {
    const survey = await requireSurvey(tx, surveyId);
    const { ownerId } = survey.settings;
    requireComplete(survey, ownerId !== null && (await findActiveColleagues(tx, [ownerId])).length === 1);
    const next = opened(survey, now);
    await insertVersion(tx, next, actor.id);
    return changedSurvey(tx, survey, next, 'survey.opened');
  },
});
