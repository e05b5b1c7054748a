// GET /recall-notices. Who is to be told of which recall, and about which boxes.
import { pageOf } from '@toric/chassis/cursor';
import { query } from '@toric/chassis/endpoint';
import { ListRecallNotices } from '@toric/contracts/marketing/marketing.http';
import type { Reader } from '../../reader.store.ts';
import { findNotices } from '../recall-notice.store.ts';

export const listRecallNotices = query<typeof ListRecallNotices, Reader>(ListRecallNotices, {
  async run({ query: { recallId, ...page }, db }) {
    return pageOf(await findNotices(db, recallId, page), page.limit, ({ id, content, createdAt }) => ({
      ...content,
      id,
      createdAt: createdAt.toISOString(),
    }));
  },
});
