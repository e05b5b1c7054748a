// Which of the provider's events were applied.
import type { Tx } from '@toric/messaging/sql';

/** False for one that was applied before. The provider repeats for days, so rows older than 35 days go, a few at a time. */
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
