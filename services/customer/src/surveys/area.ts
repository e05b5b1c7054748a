import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { ComplaintChanged, SendMessage } from '@toric/contracts/customer/events';
import type { Reader } from '../reader.store.ts';
import { answerSurvey } from './features/answer-survey.ts';
import { askAfterDelivery } from './features/ask-after-delivery.ts';
import { askBySurvey } from './features/ask-by-survey.ts';
import { askTagged } from './features/ask-tagged.ts';
import { changeSurvey } from './features/change-survey.ts';
import { closeSurvey } from './features/close-survey.ts';
import { createSurvey } from './features/create-survey.ts';
import { getSurvey } from './features/get-survey.ts';
import { getSurveyReport } from './features/get-survey-report.ts';
import { listSurveyResponses } from './features/list-survey-responses.ts';
import { listSurveys } from './features/list-surveys.ts';
import { publishSurvey } from './features/publish-survey.ts';
import { putSurveyQuestion } from './features/put-survey-question.ts';
import { remindOfSurvey } from './features/remind-of-survey.ts';
import { removeSurveyQuestion } from './features/remove-survey-question.ts';
import { sendSurvey } from './features/send-survey.ts';
import { showSurvey } from './features/show-survey.ts';

type Shared = { vault: Vault; linkKey: string };

/**
 * Asks customers by surveys, and computes the scores. This area uses forms, cases, tasks, consent, and the areas below
 * them.
 */
export const surveys = (shared: Shared): Area<Reader> => ({
  routes: [
    ...[createSurvey, changeSurvey, putSurveyQuestion, removeSurveyQuestion, publishSurvey, closeSurvey],
    ...[listSurveys, getSurvey, sendSurvey(shared), listSurveyResponses(shared), getSurveyReport(shared)],
    ...[showSurvey(shared), answerSurvey(shared)],
  ],
  subscriptions: { 'ask-after-delivery': askAfterDelivery },
  effects: [askBySurvey(shared), askTagged(shared), remindOfSurvey],
  sends: [ComplaintChanged, SendMessage],
});
