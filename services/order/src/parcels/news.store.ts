/** Stores the news of parcels, and the events of carriers that were applied. */
import type { NewsSource } from '@toric/contracts/order/parcels/parcel';
import { json, type Tx } from '@toric/messaging/sql';
import type { News } from './parcel.ts';

/**
 * Adds news of a parcel, and skips news that are already stored. Returns all news of the parcel, or undefined if no
 * news were new.
 */
export async function addNews(
  tx: Tx,
  parcelId: string,
  added: readonly News[],
  { source, now, newId }: { source: NewsSource; now: Date; newId: () => string },
): Promise<News[] | undefined> {
  const rows = added.map(({ kind, code, at }) => ({ id: newId(), kind, code, at: at.toISOString() }));
  const inserted = await tx.run`
    insert into parcel_news (id, parcel_id, kind, code, at, received_at, source)
    select id, ${parcelId}::uuid, kind, code, at, ${now}::timestamptz, ${source}::text
    from json_to_recordset(${json(rows)}::json) as n(id uuid, kind text, code text, at timestamptz)
    on conflict do nothing`;
  if (inserted === 0) return undefined;
  return tx.many<News>`select kind, code, at from parcel_news where parcel_id = ${parcelId} order by at`;
}

/**
 * Records an event of a carrier. Returns false if the event was applied before. Each call also deletes up to five rows
 * that are older than 90 days. A carrier stops repeating an event long before that.
 */
export async function claimCarrierEvent(tx: Tx, carrier: string, id: string, now: Date): Promise<boolean> {
  const claimed = await tx.run`
    with old as (
      delete from carrier_event where (carrier, id) in (
        select carrier, id from carrier_event where received_at < ${now}::timestamptz - interval '90 days'
        order by received_at limit 5 for update skip locked))
    insert into carrier_event (carrier, id, received_at) values (${carrier}, ${id}, ${now}::timestamptz) on conflict do nothing`;
  return claimed === 1;
}
