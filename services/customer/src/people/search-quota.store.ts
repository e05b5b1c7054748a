/** Limits searches that may find many customers: by four digits of a phone, by a name, or without a value. */
import type { Aside } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { Prisma } from '../generated/client.ts';

/** Limits the searches by four digits, and the pages of all customers, of one person. */
export const QUOTA = { limit: 20, minutes: 10 };
/**
 * Limits the searches by a name. The limit is higher, because a person who searches products in the console may also
 * find people.
 */
export const NAME_QUOTA = { limit: 60, minutes: QUOTA.minutes };

type Counted = { readonly quota: typeof QUOTA; readonly stem: string | null; readonly beginnings: readonly string[] };

/**
 * Counts a search and returns true. Returns false, without counting, if the limit is reached. One statement counts and
 * compares, so parallel searches cannot exceed the limit. A search whose text only continues that of the caller's last
 * search is not counted.
 */
async function count(aside: Aside, actorId: string, { quota, stem, beginnings }: Counted): Promise<boolean> {
  const { limit, minutes } = quota;
  const counted = await aside(Prisma.sql`
    insert into search_quota as q (actor_id, since, used, stem) values (${actorId}::uuid, now(), 1, ${stem}::text)
    on conflict (actor_id) do update set
      used = case when q.since < now() - make_interval(mins => ${minutes}::int) then 1
        when q.stem = any(${beginnings}::text[]) then q.used else q.used + 1 end,
      since = case when q.since < now() - make_interval(mins => ${minutes}::int) then now() else q.since end,
      stem = excluded.stem
    where q.used < ${limit}::int or q.since < now() - make_interval(mins => ${minutes}::int)
      or q.stem = any(${beginnings}::text[])
    returning used`);
  return counted.length === 1;
}

/**
 * Counts a search by four digits, or a page of all customers, and returns true. Returns false if the limit is reached.
 */
export const countSearch = (aside: Aside, actorId: string): Promise<boolean> =>
  count(aside, actorId, { quota: QUOTA, stem: null, beginnings: [] });

/**
 * Counts a search by a name and returns true. Returns false if the limit is reached. A text that only continues the
 * last one, as a person types it, is not counted again, because it only narrows the result. The texts are stored as
 * keyed digests.
 */
export function countNameSearch(aside: Aside, vault: Vault, actorId: string, text: string): Promise<boolean> {
  const characters = Array.from(text.toLowerCase().trim());
  const digestOf = (length: number) => vault.blindIndex('searched-text', characters.slice(0, length).join(''));
  const beginnings = characters.map((_, at) => digestOf(at + 1));
  return count(aside, actorId, { quota: NAME_QUOTA, stem: digestOf(characters.length), beginnings });
}
