import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import { ORDER_NOT_FOUND } from '@toric/contracts/order/order.errors';
import {
  ORDER_TAG_NOT_FOUND,
  ORDER_TAG_RETIRED,
  ORDER_TAG_TOO_MANY,
} from '@toric/contracts/order/tags/order-tag.errors';
import { ORDER_TAGS_AT_MOST, TagOrder } from '@toric/contracts/order/tags/order-tag.http';
import { findTag, insertTaggings, lockTaggable, mayGet } from '../order-tag.store.ts';

/** PUT /orders/{orderId}/tags/{tagId}. Adds a tag to an order. A repeat changes nothing. */
export const tagOrder = command(TagOrder, {
  async run({ params: { orderId, tagId }, actor, tx, now }) {
    const [order] = await lockTaggable(tx, [orderId]);
    if (!order) throw ORDER_NOT_FOUND();
    if (order.tagIds.includes(tagId)) return noContent().records();
    const tag = await findTag(tx, tagId);
    if (!tag) throw ORDER_TAG_NOT_FOUND();
    if (tag.isRetired) throw ORDER_TAG_RETIRED();
    if (!mayGet(order, tagId)) throw ORDER_TAG_TOO_MANY({ most: ORDER_TAGS_AT_MOST });
    await insertTaggings(tx, [orderId], { tagId, taggedBy: actor.id, now });
    const fields = changed({}, { tag: tag.nameEn });
    return noContent().records({ action: 'order-tag.given', subject: orderId, customerId: order.customerId, fields });
  },
});
