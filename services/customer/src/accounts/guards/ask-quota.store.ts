import type { Aside } from '@toric/chassis/http/endpoint';
import type { Tx } from '@toric/messaging/sql';
import { Prisma } from '../../generated/client.ts';

export type AskLimit = { most: number; minutes: number };

/** Limits mails and text messages to one address or number, so that nobody can flood the mailbox of another person. */
export const TO_ONE_ADDRESS: AskLimit = { most: 3, minutes: 60 };
/** Limits the requests from one network for mails and text messages. */
export const FROM_ONE_NETWORK: AskLimit = { most: 20, minutes: 60 };

/**
 * Counts a request for a mail or text message under this key, and returns true. Returns false if the limit of the time
 * window is reached. One statement counts and compares, so parallel requests cannot exceed the limit. Deletes up to two
 * old counters.
 */
export async function countAsk(aside: Aside, key: string, { most, minutes }: AskLimit): Promise<boolean> {
  const counted = await aside(Prisma.sql`
    with old as (
      delete from ask_quota where key in (
        select key from ask_quota where since < now() - interval '1 day' and key <> ${key} order by since limit 2
        for update skip locked)
    )
    insert into ask_quota as q (key, since, used) values (${key}, now(), 1)
    on conflict (key) do update set
      used = case when q.since < now() - make_interval(mins => ${minutes}::int) then 1 else q.used + 1 end,
      since = case when q.since < now() - make_interval(mins => ${minutes}::int) then now() else q.since end
    where q.used < ${most}::int or q.since < now() - make_interval(mins => ${minutes}::int)
    returning used`);
  return counted.length === 1;
}

/** Deletes the counter of requests for mails and text messages under this key. */
export async function forgetAsks(tx: Tx, key: string): Promise<void> {
  await tx.run`delete from ask_quota where key = ${key}`;
}
