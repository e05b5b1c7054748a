import { query } from '@toric/chassis/http/endpoint';
import { TAG_NOT_FOUND } from '@toric/contracts/customer/tags/tag.errors';
import { GetTag } from '@toric/contracts/customer/tags/tag.http';
import type { Reader } from '../../reader.store.ts';
import { readTag, tagView } from '../tag.store.ts';

/** GET /tags/{tagId}. Returns a tag. */
export const getTag = query<typeof GetTag, Reader>(GetTag, {
  async run({ params: { tagId }, db }) {
    const tag = await readTag(db, tagId);
    if (!tag) throw TAG_NOT_FOUND();
    return tagView(tag);
  },
});
