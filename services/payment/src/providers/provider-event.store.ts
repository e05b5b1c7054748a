// Records which events of the provider were applied, so that a repeated event is recognised.
import type { Tx } from '@toric/messaging/sql';

/**
 * Records an event. Returns true if it is new, and false if it was applied before. Each call also deletes up to five
 * rows that are older than 35 days. The provider stops repeating an event long before that.
 */
export async function claimEvent(tx: Tx, id: string, type: string, now: Date): Promise<boolean> {
  const claimed = await tx.run`
    with old as (
      delete from provider_event where id in (
        select id from provider_event where received_at < ${now}::timestamptz - interval '35 days'
        order by received_at limit 5 for update skip locked)
    )
    insert into provider_event (id, type, received_at) values (${id}, ${type}, ${now}::timestamptz) on conflict (id) do nothing`;
  return claimed === 1;
}
