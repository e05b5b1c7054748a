import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { planJob } from '@toric/chassis/jobs/plan-job';
import { ORDER_TAG_NOT_FOUND, ORDER_TAG_RETIRED } from '@toric/contracts/order/tags/order-tag.errors';
import { TagOrders } from '@toric/contracts/order/tags/order-tag.http';
import { findTag } from '../order-tag.store.ts';
import { TAG_MANY } from '../tag-many.flow.ts';

/** POST /order-taggings. Adds a tag to many orders in one transaction. */
export const tagOrders = command(TagOrders, {
  async run({ body: { orderIds, change, why }, actor, tx, now, newId }) {
    for (const id of [change.addTagId, change.removeTagId]) {
      const tag = id === undefined ? undefined : await findTag(tx, id);
      if (id !== undefined && !tag) throw ORDER_TAG_NOT_FOUND();
      if (id === change.addTagId && tag?.isRetired) throw ORDER_TAG_RETIRED();
    }
    const plan = { orderIds: [...new Set(orderIds)], change };
    const job = await planJob({ tx, now, newId }, TAG_MANY, { plan, createdBy: actor.id, why });
    return answer(job).records({ action: 'job.planned', subject: job.id, why });
  },
});
