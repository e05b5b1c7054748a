import { query } from '@toric/chassis/http/endpoint';
import { RECALL_NOT_FOUND } from '@toric/contracts/catalog-inventory/recall/recall.errors';
import { GetRecall } from '@toric/contracts/catalog-inventory/recall/recall.http';
import { recallSummary } from '../recall.ts';
import { readFigures, readRecall, readVersions } from '../recall.reader.store.ts';
import type { Reader } from '../../reader.store.ts';

/** GET /recalls/{recallId}. Returns the notice of a recall, all its versions and the progress figures. */
export const getRecall = query<typeof GetRecall, Reader>(GetRecall, {
  async run({ params: { recallId }, read }) {
    const recall = await readRecall(read, recallId);
    if (!recall) throw RECALL_NOT_FOUND();
    const [versions, figures] = await Promise.all([readVersions(read, recallId), readFigures(read, recallId)]);
    return { ...recallSummary(recall), versions, figures };
  },
});
