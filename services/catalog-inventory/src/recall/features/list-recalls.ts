import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListRecalls } from '@toric/contracts/catalog-inventory/recall/recall.http';
import { recallSummary } from '../recall.ts';
import { readRecalls } from '../recall.reader.store.ts';
import type { Reader } from '../../reader.store.ts';

/** GET /recalls. Lists recalls, newest first. Each has the notice of its newest version. */
export const listRecalls = query<typeof ListRecalls, Reader>(ListRecalls, {
  async run({ query: { limit, cursor, count, status }, read }) {
    return pageOf(await readRecalls(read, status, { limit, cursor, count }), limit, recallSummary);
  },
});
