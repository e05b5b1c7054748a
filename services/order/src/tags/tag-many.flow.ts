import { changed } from '@toric/chassis/changes/changed';
import { type ItemResult, jobKind, type JobContext, type PlannedItem } from '@toric/chassis/jobs/job-kind';
import type { Text } from '@toric/contracts/kernel/sentence';
import { ORDER_NOT_FOUND } from '@toric/contracts/order/order.errors';
import { ORDER_TAG_TOO_MANY } from '@toric/contracts/order/tags/order-tag.errors';
import { ORDER_TAGS_AT_MOST, OrderTagging } from '@toric/contracts/order/tags/order-tag.http';
import type { Change } from '@toric/contracts/record/change';
import { records } from '@toric/messaging/outcome';
import type { Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import {
  copyTagIds,
  deleteTaggings,
  findTag,
  insertTaggings,
  lockTaggable,
  mayGet,
  type TaggableOrder,
} from './order-tag.store.ts';

/**
 * Describes the plan of a job that changes tags: the orders, and the tags to add and to remove. An item of the job
 * stores only the id of its order.
 */
const TaggingPlan = z.strictObject({ orderIds: z.array(z.uuid()), change: OrderTagging });
type TaggingPlan = z.infer<typeof TaggingPlan>;
const NoChange = z.strictObject({});
type Context = JobContext<TaggingPlan>;

/**
 * Changes the tags of many orders in a job. An item of the job records only the tags of its order, so a later step of
 * the order does not count as a change of the item.
 */
export const TAG_MANY = jobKind<z.infer<typeof NoChange>, TaggingPlan>({
  ...{ name: 'order-tagging', subject: 'order', lock: 'order-tagging', allow: ['sales', 'warehouse', 'finance'] },
  ...{ plan: TaggingPlan, change: NoChange },
  tables: [{ table: 'order_tagging', key: 'order_id' }],
  async *source({ job: { plan }, after }) {
    for (const id of plan.orderIds.slice(after)) yield { change: {}, recordIds: [id] };
  },
  apply: applyTags,
  async undone(items, { tx }) {
    const orders = await lockTaggable(
      tx,
      items.flatMap(({ recordIds }) => recordIds),
    );
    await copyTagIds(
      tx,
      orders.map(({ id }) => id),
    );
    const changes = orders.map(({ id: subject, customerId }) => ({
      ...({ action: 'order-tag.changed', subject, customerId } as const),
    }));
    return records(...changes);
  },
});

type Tagged = { readonly order: TaggableOrder; readonly adds: boolean; readonly removes: boolean };
type Decided = Tagged | { readonly wrong: Text };

/** Decides the change of the tags of one order. A removed tag makes room for an added tag. */
export function decideTags(order: TaggableOrder | undefined, { addTagId, removeTagId }: OrderTagging): Decided {
  if (!order) return { wrong: ORDER_NOT_FOUND().detail };
  const removes = removeTagId !== undefined && order.tagIds.includes(removeTagId);
  const tagIds = removes ? order.tagIds.filter((id) => id !== removeTagId) : order.tagIds;
  if (addTagId === undefined) return { order, adds: false, removes };
  if (!mayGet({ ...order, tagIds }, addTagId))
    return { wrong: ORDER_TAG_TOO_MANY({ most: ORDER_TAGS_AT_MOST }).detail };
  return { order, adds: !tagIds.includes(addTagId), removes };
}

function resultOf(decided: Decided): ItemResult {
  if ('wrong' in decided) return { did: 'rejected', reasons: [{ detail: decided.wrong }] };
  const { adds, removes, order } = decided;
  return { did: adds || removes ? 'updated' : 'unchanged', personId: order.customerId };
}

async function applyTags(items: readonly PlannedItem[], { tx, now, job }: Context) {
  const ids = items.flatMap(({ recordIds }) => recordIds);
  const { change } = job.plan;
  const known = new Map((await lockTaggable(tx, ids)).map((order) => [order.id, order]));
  const decided = ids.map((id) => decideTags(known.get(id), change));
  const tagged = decided.flatMap((one) => ('wrong' in one ? [] : [one]));
  const idsOf = (isMeant: (one: Tagged) => boolean) => tagged.filter(isMeant).map(({ order }) => order.id);
  const [removed, added] = [idsOf(({ removes }) => removes), idsOf(({ adds }) => adds)];
  if (change.removeTagId && removed.length > 0) await deleteTaggings(tx, removed, change.removeTagId);
  if (change.addTagId && added.length > 0)
    await insertTaggings(tx, added, { tagId: change.addTagId, taggedBy: job.createdBy, now });
  return { results: decided.map(resultOf), outcome: records(...(await changesOf(tx, tagged, change))) };
}

async function changesOf(
  tx: Tx,
  tagged: readonly Tagged[],
  { addTagId, removeTagId }: OrderTagging,
): Promise<Change[]> {
  const nameOf = async (id: string | undefined) => (id === undefined ? undefined : (await findTag(tx, id))?.nameEn);
  const [given, taken] = [await nameOf(addTagId), await nameOf(removeTagId)];
  return tagged.flatMap(({ order: { id: subject, customerId }, adds, removes }) => {
    const of = { subject, customerId };
    return [
      ...(adds ? [{ ...of, action: 'order-tag.given' as const, fields: changed({}, { tag: given }) }] : []),
      ...(removes ? [{ ...of, action: 'order-tag.taken' as const, fields: changed({ tag: taken }, {}) }] : []),
    ];
  });
}
