import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import { ORDER_NOT_FOUND } from '@toric/contracts/order/order.errors';
import { UntagOrder } from '@toric/contracts/order/tags/order-tag.http';
import { deleteTagging, findTag, lockTaggable } from '../order-tag.store.ts';

/** DELETE /orders/{orderId}/tags/{tagId}. Removes a tag from an order. A repeat changes nothing. */
export const untagOrder = command(UntagOrder, {
  async run({ params: { orderId, tagId }, tx }) {
    const [order] = await lockTaggable(tx, [orderId]);
    if (!order) throw ORDER_NOT_FOUND();
    if (!(await deleteTagging(tx, orderId, tagId))) return noContent().records();
    const tag = await findTag(tx, tagId);
    const fields = changed({ tag: tag?.nameEn ?? tagId }, {});
    return noContent().records({ action: 'order-tag.taken', subject: orderId, customerId: order.customerId, fields });
  },
});
