import { pageOf } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { query } from '@toric/chassis/http/endpoint';
import { ListSurveyResponses } from '@toric/contracts/customer/surveys/survey.http';
import type { Reader } from '../../reader.store.ts';
import { readResponses } from '../survey.reader.store.ts';
import { responseView } from '../survey.view.ts';

/** GET /survey-responses. Lists the responses to surveys, newest first. */
export const listSurveyResponses = ({ vault }: { vault: Vault }) =>
  query<typeof ListSurveyResponses, Reader>(ListSurveyResponses, {
    async run({ query: { limit, cursor, count, ...filter }, db }) {
      return pageOf(await readResponses(db, vault, filter, { limit, cursor, count }), limit, responseView);
    },
  });
