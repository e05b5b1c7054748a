import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListTags } from '@toric/contracts/customer/tags/tag.http';
import type { Reader } from '../../reader.store.ts';
import { readTags, tagView } from '../tag.store.ts';

/** GET /tags. Lists the tags, newest first. */
export const listTags = query<typeof ListTags, Reader>(ListTags, {
  async run({ query: { limit, cursor, count, retired }, db }) {
    const isRetired = retired === undefined ? undefined : retired === 'true';
    return pageOf(await readTags(db, isRetired, { limit, cursor, count }), limit, tagView);
  },
});
