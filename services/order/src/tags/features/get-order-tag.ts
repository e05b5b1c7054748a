import { query } from '@toric/chassis/http/endpoint';
import { ORDER_TAG_NOT_FOUND } from '@toric/contracts/order/tags/order-tag.errors';
import { GetOrderTag } from '@toric/contracts/order/tags/order-tag.http';
import type { Reader } from '../../reader.store.ts';
import { readTag, tagView } from '../order-tag.store.ts';

/** GET /order-tags/{tagId}. Returns a tag of orders. */
export const getOrderTag = query<typeof GetOrderTag, Reader>(GetOrderTag, {
  async run({ params: { tagId }, db }) {
    const tag = await readTag(db, tagId);
    if (!tag) throw ORDER_TAG_NOT_FOUND();
    return tagView(tag);
  },
});
