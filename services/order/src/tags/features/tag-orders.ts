import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { ORDER_TAG_NOT_FOUND, ORDER_TAG_RETIRED } from '@toric/contracts/order/tags/order-tag.errors';
import { TagOrders } from '@toric/contracts/order/tags/order-tag.http';
import { findTag, insertTaggings, lockTaggable, mayGet } from '../order-tag.store.ts';

/** POST /order-taggings. Adds a tag to many orders in one transaction. */
export const tagOrders = command(TagOrders, {
  async run({ body: { tagId, orderIds }, actor, tx, now }) {
    const tag = await findTag(tx, tagId);
    if (!tag) throw ORDER_TAG_NOT_FOUND();
    if (tag.isRetired) throw ORDER_TAG_RETIRED();
    const wanted = [...new Set(orderIds)];
    const fit = (await lockTaggable(tx, wanted)).filter((order) => mayGet(order, tagId));
    const fresh = fit.filter(({ tagIds }) => !tagIds.includes(tagId));
    await insertTaggings(
      tx,
      fresh.map(({ id }) => id),
      { tagId, taggedBy: actor.id, now },
    );
    const fields = changed({}, { tag: tag.nameEn });
    const known = new Set(fit.map(({ id }) => id));
    const changes = fresh.map(({ id: subject, customerId }) => ({
      ...({ action: 'order-tag.given', subject, customerId, fields } as const),
    }));
    return answer({ tagId, tagged: fresh.length, skipped: wanted.filter((id) => !known.has(id)) }).records(...changes);
  },
});
