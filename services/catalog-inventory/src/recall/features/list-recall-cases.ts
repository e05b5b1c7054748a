import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { RECALL_NOT_FOUND } from '@toric/contracts/catalog-inventory/recall/recall.errors';
import { ListRecallCases } from '@toric/contracts/catalog-inventory/recall/recall-case.http';
import { caseView } from '../recall-case.ts';
import { readCases } from '../recall-case.reader.store.ts';
import { readRecall } from '../recall.reader.store.ts';
import type { CustomerPseudonyms } from '../../customer-pseudonym.ts';
import type { Reader } from '../../reader.store.ts';

/** GET /recalls/{recallId}/cases. Lists cases, newest first, filtered by status and customer. */
export const listRecallCases = ({ customers }: { customers: CustomerPseudonyms }) =>
  query<typeof ListRecallCases, Reader>(ListRecallCases, {
    async run({ params: { recallId }, query: { limit, cursor, count, ...filter }, read }) {
      if (!(await readRecall(read, recallId))) throw RECALL_NOT_FOUND();
      const cases = await readCases(read, customers, { recallId, ...filter }, { limit, cursor, count });
      return pageOf(cases, limit, caseView);
    },
  });
