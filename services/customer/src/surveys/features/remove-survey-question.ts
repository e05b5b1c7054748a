import { command } from '@toric/chassis/http/endpoint';
import { RemoveSurveyQuestion } from '@toric/contracts/customer/surveys/survey.http';
import { edited } from '../../forms/draft.ts';
import { changedSurvey, requireSurvey } from '../save-survey.flow.ts';
import { withoutQuestion } from '../survey.ts';

/** DELETE /surveys/{surveyId}/questions/{questionKey}. Removes a question, if no other question depends on it. */
export const removeSurveyQuestion = command(RemoveSurveyQuestion, {
  async run({ params: { surveyId, questionKey }, tx, now }) {
    const survey = await requireSurvey(tx, surveyId);
    const questions = withoutQuestion(survey.questions, questionKey);
    return changedSurvey(tx, survey, edited(survey, { questions }, now), 'survey.changed');
  },
});
