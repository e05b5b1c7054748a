import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListSurveys } from '@toric/contracts/customer/surveys/survey.http';
import type { Reader } from '../../reader.store.ts';
import { readSurveys } from '../survey.reader.store.ts';
import { surveyView } from '../survey.view.ts';

/** GET /surveys. Lists the surveys, newest first. */
export const listSurveys = query<typeof ListSurveys, Reader>(ListSurveys, {
  async run({ query: { limit, cursor, count, state }, db }) {
    const rows = await readSurveys(db, state, { limit, cursor, count });
    return pageOf(rows, limit, ({ survey, ...asked }) => surveyView(survey, asked));
  },
});
