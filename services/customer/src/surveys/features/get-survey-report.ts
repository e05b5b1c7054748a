import type { Vault } from '@toric/chassis/data/vault';
import { query } from '@toric/chassis/http/endpoint';
import { SURVEY_NOT_FOUND } from '@toric/contracts/customer/surveys/survey.errors';
import { GetSurveyReport } from '@toric/contracts/customer/surveys/survey.http';
import type { Reader } from '../../reader.store.ts';
import { readCaseRatings, readInvited, readScores } from '../report.reader.store.ts';
import { readNewest, readQuestions, readSurvey } from '../survey.reader.store.ts';
import { surveyReport } from '../survey.view.ts';

/** Decrypts at most this number of responses to count the answers to each question. */
const MOST_OPENED = 2_000;

/** GET /surveys/{surveyId}/report. Returns the scores by week, and counts the answers to each question. */
export const getSurveyReport = ({ vault }: { vault: Vault }) =>
  query<typeof GetSurveyReport, Reader>(GetSurveyReport, {
    async run({ params: { surveyId }, query: days, db, read }) {
      const found = await readSurvey(db, surveyId);
      if (!found) throw SURVEY_NOT_FOUND();
      const asked = { surveyId, ...days };
      const [invited, scored, ratings, questions, responses] = await Promise.all([
        readInvited(read, asked),
        readScores(read, asked),
        readCaseRatings(read, asked),
        readQuestions(db, found.survey),
        readNewest(db, vault, { surveyId, days, most: MOST_OPENED }),
      ]);
      return surveyReport({ asked: invited, scored, ratings, questions, responses });
    },
  });
