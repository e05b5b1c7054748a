import { command } from '@toric/chassis/http/endpoint';
import { PutSurveyQuestion } from '@toric/contracts/customer/surveys/survey.http';
import { edited } from '../../forms/draft.ts';
import { changedSurvey, requireSurvey } from '../save-survey.flow.ts';
import { withQuestion } from '../survey.ts';

/**
 * PUT /surveys/{surveyId}/questions/{questionKey}. Adds or changes a question, and checks the conditions of all
 * questions.
 */
export const putSurveyQuestion = command(PutSurveyQuestion, {
  async run({ params: { surveyId, questionKey }, body, tx, now }) {
    const survey = await requireSurvey(tx, surveyId);
    const questions = withQuestion(survey.questions, questionKey, body);
    return changedSurvey(tx, survey, edited(survey, { questions }, now), 'survey.changed');
  },
});
