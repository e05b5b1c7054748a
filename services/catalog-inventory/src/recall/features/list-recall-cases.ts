import { pageOf } from '@toric/chassis/cursor';
import { query } from '@toric/chassis/endpoint';
import { RECALL_NOT_FOUND } from '@toric/contracts/catalog-inventory/recall/recall.errors';
import { ListRecallCases } from '@toric/contracts/catalog-inventory/recall/recall-case.http';
import { caseView } from '../recall-case.ts';
import { readCases } from '../recall-case.reader.store.ts';
import { readRecall } from '../recall.reader.store.ts';
import type { Reader } from '../../reader.store.ts';

/** GET /recalls/{recallId}/cases. Every customer and box, by ids, newest first. */
export const listRecallCases = query<typeof ListRecallCases, Reader>(ListRecallCases, {
  async run({ params: { recallId }, query: { limit, cursor, count, ...filter }, read }) {
    if (!(await readRecall(read, recallId))) throw RECALL_NOT_FOUND();
    const found = await readCases(read, { recallId, ...filter }, { limit, cursor, count });
    return pageOf(found, limit, caseView);
  },
});
