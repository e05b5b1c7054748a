/** Stores tags, and which customers have them. The names of tags are stored in clear, because they name no person. */
import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { TagColour, type TagView } from '@toric/contracts/customer/tags/tag.http';
import type { Tx } from '@toric/messaging/sql';
import type { Tag } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';

export const tagView = ({ nameEn, nameZh, colour, createdAt, updatedAt, ...row }: Tag): TagView => ({
  ...row,
  ...{ name: { en: nameEn, zh: nameZh }, colour: TagColour.parse(colour) },
  ...{ createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() },
});

type NewTag = Pick<TagView, 'id' | 'name' | 'colour'> & { readonly now: Date };

/**
 * Takes an advisory lock, so that only one transaction at a time may name tags. Otherwise two tags could get the same
 * name between the check and the write.
 */
export async function lockNames(tx: Tx): Promise<void> {
  await tx.run`select pg_advisory_xact_lock(hashtext('names of tags'))`;
}

/**
 * Returns the name that another tag already has in one of the two languages. Returns undefined if the name is free in
 * both.
 */
export async function findTakenName(tx: Tx, name: TagView['name'], except: string): Promise<string | undefined> {
  const other = await tx.maybe<Pick<Tag, 'nameEn' | 'nameZh'>>`
    select name_en, name_zh from tag
    where id <> ${except} and (lower(name_en) = lower(${name.en}) or lower(name_zh) = lower(${name.zh})) limit 1`;
  if (!other) return undefined;
  return other.nameEn.toLowerCase() === name.en.toLowerCase() ? other.nameEn : other.nameZh;
}

export const insertTag = (tx: Tx, { id, name, colour, now }: NewTag): Promise<Tag> =>
  tx.one<Tag>`
    insert into tag (id, name_en, name_zh, colour, created_at, updated_at)
    values (${id}, ${name.en}, ${name.zh}, ${colour}, ${now}, ${now}) returning *`;

export const lockTag = (tx: Tx, id: string): Promise<Tag | undefined> =>
  tx.maybe<Tag>`select * from tag where id = ${id} for no key update`;

export const findTag = (tx: Tx, id: string): Promise<Tag | undefined> =>
  tx.maybe<Tag>`select * from tag where id = ${id}`;

export const updateTag = (tx: Tx, { id, name, colour, isRetired }: TagView, now: Date): Promise<Tag> =>
  tx.one<Tag>`
    update tag set name_en = ${name.en}, name_zh = ${name.zh}, colour = ${colour}, is_retired = ${isRetired},
      version = version + 1, updated_at = ${now}
    where id = ${id} returning *`;

export const readTag = (db: Reader, id: string): Promise<Tag | null> => db.tag.findUnique({ where: { id } });

/** Returns at most `limit` + 1 tags, newest first. The extra tag shows that another page follows. */
export async function readTags(db: Reader, isRetired: boolean | undefined, page: PageQuery): Promise<PageRows<Tag>> {
  const where = isRetired === undefined ? {} : { isRetired };
  const rows = await db.tag.findMany(pageRange(page, where));
  return withTotal(page, rows, (range) => db.tag.count({ where, ...range }));
}

/** Returns the tags of a customer, in the order in which the customer got them. */
export async function readCustomerTags(db: Reader, customerId: string) {
  const rows = await db.customerTag.findMany({
    where: { customerId },
    include: { tag: true },
    orderBy: [{ taggedAt: 'asc' }, { tagId: 'asc' }],
  });
  return rows.map(({ tag, taggedBy, taggedAt }) => ({
    ...{ tag: tagView(tag), taggedBy, taggedAt: taggedAt.toISOString() },
  }));
}

/**
 * Reads the ids of the tags of these customers. Returns a function that returns the tags of one customer, in the order
 * in which the customer got them.
 */
export async function readTagIds(db: Reader, ids: readonly string[]): Promise<(customerId: string) => string[]> {
  const rows = await db.customerTag.findMany({
    where: { customerId: { in: [...ids] } },
    orderBy: [{ taggedAt: 'asc' }, { tagId: 'asc' }],
  });
  return (id) => rows.filter(({ customerId }) => customerId === id).map(({ tagId }) => tagId);
}

/** A customer may have at most this number of tags. */
export const MOST_TAGS = 30;
type Tagging = { readonly customerId: string; readonly tagId: string; readonly taggedBy: string; readonly now: Date };

export const hasTag = async (tx: Tx, customerId: string, tagId: string): Promise<boolean> =>
  (await tx.run`select from customer_tag where customer_id = ${customerId} and tag_id = ${tagId}`) === 1;

/**
 * Gives the tag to the customer. The caller has locked the customer. Returns false if the customer already has
 * `MOST_TAGS` tags.
 */
export async function insertTagging(tx: Tx, { customerId, tagId, taggedBy, now }: Tagging): Promise<boolean> {
  const inserted = await tx.run`
    insert into customer_tag (customer_id, tag_id, tagged_by, tagged_at)
    select ${customerId}::uuid, ${tagId}::uuid, ${taggedBy}::uuid, ${now}::timestamptz
    where (select count(*) from customer_tag where customer_id = ${customerId}::uuid) < ${MOST_TAGS}`;
  return inserted === 1;
}

/** Takes the tag from the customer. Returns false if the customer did not have it. */
export const deleteTagging = async (tx: Tx, customerId: string, tagId: string): Promise<boolean> =>
  (await tx.run`delete from customer_tag where customer_id = ${customerId} and tag_id = ${tagId}`) === 1;
