import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListRecallNotices } from '@toric/contracts/marketing/marketing.http';
import type { Reader } from '../../reader.store.ts';
import { findNotices } from '../recall-notice.store.ts';

/**
 * GET /recall-notices. Lists the customers who must be notified of a recall, with their recalled boxes, the newest
 * first.
 */
export const listRecallNotices = query<typeof ListRecallNotices, Reader>(ListRecallNotices, {
  async run({ query: { recallId, ...page }, db }) {
    return pageOf(await findNotices(db, recallId, page), page.limit, ({ id, content, createdAt }) => ({
      ...content,
      id,
      createdAt: createdAt.toISOString(),
    }));
  },
});
