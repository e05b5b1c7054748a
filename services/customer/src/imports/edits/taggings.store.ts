/** Reads and writes tags of many customers, with one statement each. */
import type { Read, Tx } from '@toric/messaging/sql';
import { MOST_TAGS } from '../../tags/tag.store.ts';

type Tags = { readonly customerId: string; readonly tagIds: readonly string[] };

/** Returns the tags of these customers, by the id of the customer. */
export async function findTags(
  tx: Tx,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx.many<Tags>`
    select customer_id, array_agg(tag_id) as tag_ids from customer_tag
    where customer_id = any(${customerIds}::uuid[]) group by customer_id`;
  return new Map(rows.map(({ customerId, tagIds }) => [customerId, tagIds]));
}

export const hasRoom = (tagIds: readonly string[]): boolean => tagIds.length < MOST_TAGS;

type Tagging = { readonly tagId: string; readonly taggedBy: string; readonly now: Date };

export async function insertTaggings(tx: Tx, customerIds: readonly string[], { tagId, taggedBy, now }: Tagging) {
  await tx.run`
    insert into customer_tag (customer_id, tag_id, tagged_by, tagged_at)
    select id, ${tagId}::uuid, ${taggedBy}::uuid, ${now}::timestamptz from unnest(${customerIds}::uuid[]) as id
    on conflict do nothing`;
}

export async function deleteTaggings(tx: Tx, customerIds: readonly string[], tagId: string): Promise<void> {
  await tx.run`delete from customer_tag where customer_id = any(${customerIds}::uuid[]) and tag_id = ${tagId}`;
}

const READ_AT_ONCE = 1_000;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Describes which customers are chosen: those with a tag, those with a value of a custom field (by its digest), or all.
 */
export type Wanted = { readonly tagId?: string | undefined; readonly field?: WantedField | undefined };
type WantedField = { readonly fieldId: string; readonly digest: string };

/** Yields the ids of all chosen customers in their order. Leaves out erased customers. */
export async function* customerIds(read: Read, { tagId, field }: Wanted, skip: number): AsyncGenerator<string> {
  let [after, skipped] = [FIRST, 0];
  for (;;) {
    const rows: { id: string }[] = await read<{ id: string }>({
      text: `select id from customer c where id > $1 and erased_at is null
        and ($2::uuid is null or exists (select from customer_tag t where t.customer_id = c.id and t.tag_id = $2))
        and ($4::uuid is null or exists (
          select from customer_field_token f where f.customer_id = c.id and f.field_id = $4 and f.digest = $5))
        order by id limit $3`,
      values: [after, tagId ?? null, READ_AT_ONCE, field?.fieldId ?? null, field?.digest ?? null],
    });
    for (const { id } of rows) if (skipped++ >= skip) yield id;
    const last = rows.at(-1);
    if (!last || rows.length < READ_AT_ONCE) return;
    after = last.id;
  }
}
