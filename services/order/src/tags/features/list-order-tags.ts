import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListOrderTags } from '@toric/contracts/order/tags/order-tag.http';
import type { Reader } from '../../reader.store.ts';
import { readTags, tagView } from '../order-tag.store.ts';

/** GET /order-tags. Lists the tags of orders, the newest first. */
export const listOrderTags = query<typeof ListOrderTags, Reader>(ListOrderTags, {
  async run({ query: { limit, cursor, count, retired }, db }) {
    const isRetired = retired === undefined ? undefined : retired === 'true';
    return pageOf(await readTags(db, isRetired, { limit, cursor, count }), limit, tagView);
  },
});
