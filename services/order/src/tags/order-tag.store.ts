/**
 * Stores tags of orders, and the orders that have them. The names of tags are in plain text, because they name no
 * person.
 */
import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import { TagColour } from '@toric/contracts/customer/tags/tag.http';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { ORDER_TAGS_AT_MOST, type OrderTagView } from '@toric/contracts/order/tags/order-tag.http';
import type { Tx } from '@toric/messaging/sql';
import type { OrderTag as Row } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';

export const tagView = ({ nameEn, nameZh, colour, createdAt, updatedAt, ...row }: Row): OrderTagView => ({
  ...row,
  ...{ name: { en: nameEn, zh: nameZh }, colour: TagColour.parse(colour) },
  ...{ createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() },
});

/**
 * Takes an advisory lock: only one transaction at a time may name tags of orders, so that the check of names and the
 * write cannot race.
 */
export async function lockNames(tx: Tx): Promise<void> {
  await tx.run`select pg_advisory_xact_lock(hashtext('names of tags of orders'))`;
}

/** Returns the name that another tag already has, in one of the languages. Returns undefined if both names are free. */
export async function findTakenName(tx: Tx, name: OrderTagView['name'], except: string): Promise<string | undefined> {
  const other = await tx.maybe<Pick<Row, 'nameEn' | 'nameZh'>>`
    select name_en, name_zh from order_tag
    where id <> ${except} and (lower(name_en) = lower(${name.en}) or lower(name_zh) = lower(${name.zh})) limit 1`;
  if (!other) return undefined;
  return other.nameEn.toLowerCase() === name.en.toLowerCase() ? other.nameEn : other.nameZh;
}

type NewTag = Pick<OrderTagView, 'id' | 'name' | 'colour'> & { readonly now: Date };

export const insertTag = (tx: Tx, { id, name, colour, now }: NewTag): Promise<Row> =>
  tx.one<Row>`
    insert into order_tag (id, name_en, name_zh, colour, created_at, updated_at)
    values (${id}, ${name.en}, ${name.zh}, ${colour}, ${now}, ${now}) returning *`;

export const lockTag = (tx: Tx, id: string): Promise<Row | undefined> =>
  tx.maybe<Row>`select * from order_tag where id = ${id} for no key update`;

export const findTag = (tx: Tx, id: string): Promise<Row | undefined> =>
  tx.maybe<Row>`select * from order_tag where id = ${id}`;

export const updateTag = (tx: Tx, { id, name, colour, isRetired }: OrderTagView, now: Date): Promise<Row> =>
  tx.one<Row>`
    update order_tag set name_en = ${name.en}, name_zh = ${name.zh}, colour = ${colour}, is_retired = ${isRetired},
      version = version + 1, updated_at = ${now}
    where id = ${id} returning *`;

export const readTag = (db: Reader, id: string): Promise<Row | null> => db.orderTag.findUnique({ where: { id } });

/** Returns at most `limit` + 1 tags of orders, the newest first. */
export async function readTags(db: Reader, isRetired: boolean | undefined, page: PageQuery): Promise<PageRows<Row>> {
  const where = isRetired === undefined ? {} : { isRetired };
  const rows = await db.orderTag.findMany(pageRange(page, where));
  return withTotal(page, rows, (range) => db.orderTag.count({ where, ...range }));
}

type Tagging = { readonly tagId: string; readonly taggedBy: string; readonly now: Date };
export type TaggableOrder = { readonly id: string; readonly customerId: string; readonly tagIds: readonly string[] };

/** Locks these orders, sorted by id. Returns the orders that exist. */
export const lockTaggable = (tx: Tx, orderIds: readonly string[]): Promise<TaggableOrder[]> =>
  tx.many<TaggableOrder>`
    select id, customer_id, tag_ids from orders where id = any(${orderIds}::uuid[]) order by id for no key update`;

/** Returns true if the order already has the tag, or has fewer tags than an order may have. */
export const mayGet = ({ tagIds }: TaggableOrder, tagId: string): boolean =>
  tagIds.includes(tagId) || tagIds.length < ORDER_TAGS_AT_MOST;

/**
 * Adds the tag to orders. The caller has locked the orders, and none of them has the tag. The versions of the orders do
 * not change.
 */
export async function insertTaggings(tx: Tx, orderIds: readonly string[], { tagId, taggedBy, now }: Tagging) {
  await tx.run`
    insert into order_tagging (order_id, tag_id, tagged_by, tagged_at)
    select id, ${tagId}::uuid, ${taggedBy}::uuid, ${now}::timestamptz from unnest(${orderIds}::uuid[]) as o(id)`;
  await tx.run`update orders set tag_ids = tag_ids || ${tagId}::uuid where id = any(${orderIds}::uuid[])`;
}

/** Removes the tag from these orders. The caller has locked the orders. */
export async function deleteTaggings(tx: Tx, orderIds: readonly string[], tagId: string): Promise<void> {
  await tx.run`delete from order_tagging where order_id = any(${orderIds}::uuid[]) and tag_id = ${tagId}`;
  await tx.run`
    update orders set tag_ids = array_remove(tag_ids, ${tagId}::uuid) where id = any(${orderIds}::uuid[])`;
}

/**
 * Copies the ids of the tags of orders from `order_tagging` into the rows of the orders. The caller has locked the
 * orders.
 */
export async function copyTagIds(tx: Tx, orderIds: readonly string[]): Promise<void> {
  await tx.run`
    update orders o set tag_ids = coalesce((
      select array_agg(t.tag_id order by t.tagged_at, t.tag_id) from order_tagging t where t.order_id = o.id), '{}')
    where id = any(${orderIds}::uuid[])`;
}

/** Removes the tag from the order. Returns false if the order did not have the tag. */
export async function deleteTagging(tx: Tx, orderId: string, tagId: string): Promise<boolean> {
  const deleted = await tx.run`delete from order_tagging where order_id = ${orderId} and tag_id = ${tagId}`;
  await tx.run`update orders set tag_ids = array_remove(tag_ids, ${tagId}::uuid) where id = ${orderId}`;
  return deleted === 1;
}
