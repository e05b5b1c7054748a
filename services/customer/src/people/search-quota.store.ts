import type { Aside } from '@toric/chassis/http/endpoint';
import { Prisma } from '../generated/client.ts';

/** Searches by four digits that one person may make in this time. Four digits fit many customers. */
export const QUOTA = { limit: 20, minutes: 10 };

/**
 * Counts a search by the last four digits and returns true. Returns false, without counting, if the person has none
 * left. One statement counts and compares, so parallel searches cannot exceed the limit.
 */
export async function countSearch(aside: Aside, actorId: string): Promise<boolean> {
  const counted = await aside(Prisma.sql`
    insert into search_quota as q (actor_id, since, used) values (${actorId}::uuid, now(), 1)
    on conflict (actor_id) do update set
      used = case when q.since < now() - make_interval(mins => ${QUOTA.minutes}::int) then 1 else q.used + 1 end,
      since = case when q.since < now() - make_interval(mins => ${QUOTA.minutes}::int) then now() else q.since end
    where q.used < ${QUOTA.limit}::int or q.since < now() - make_interval(mins => ${QUOTA.minutes}::int)
    returning used`);
  return counted.length === 1;
}
