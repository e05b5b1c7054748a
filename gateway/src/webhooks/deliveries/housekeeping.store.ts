/** Deletes old rows, and ends deliveries of endpoints that are off. Each statement handles a bounded number of rows. */
import type { Tx } from '@toric/messaging/sql';

/** Ends deliveries that wait for an endpoint which is off or removed. Returns their number. */
export const failDeliveriesOfOff = (tx: Tx, now: Date, limit: number): Promise<number> =>
  tx.run`
    update webhook_delivery set state = 'failed', claim = null, last_code = 'endpoint-off', updated_at = ${now}
    where id in (
      select d.id from webhook_endpoint e join webhook_delivery d on d.endpoint_id = e.id and d.state = 'waiting'
      where not e.enabled limit ${limit}::int for update of d skip locked)`;

/**
 * Deletes deliveries that were created before `before` and no longer wait, with their tries. Returns the number of
 * deliveries.
 */
export async function dropOldDeliveries(tx: Tx, before: Date, limit: number): Promise<number> {
  const rows = await tx.many<{ id: string }>`
    delete from webhook_delivery where id in (
      select id from webhook_delivery where created_at < ${before} and state <> 'waiting'
      order by created_at, id limit ${limit}::int for update skip locked)
    returning id`;
  if (rows.length > 0)
    await tx.run`delete from webhook_attempt where delivery_id = any(${rows.map(({ id }) => id)}::uuid[])`;
  return rows.length;
}

/** Deletes old events that no delivery needs any more. Returns their number. */
export const dropOldEvents = (tx: Tx, before: Date, limit: number): Promise<number> =>
  tx.run`
    delete from webhook_event where id in (
      select id from webhook_event v where created_at < ${before}
        and not exists (select from webhook_delivery d where d.event_id = v.id)
      order by created_at limit ${limit}::int for update skip locked)`;

/** Deletes secrets that no longer sign, all secrets of removed endpoints, and removed endpoints without deliveries. */
export async function dropRemoved(tx: Tx, now: Date): Promise<void> {
  await tx.run`
    delete from webhook_secret s where s.expires_at < ${now}
      or exists (select from webhook_endpoint e where e.id = s.endpoint_id and e.removed_at is not null)`;
  await tx.run`
    delete from webhook_endpoint e where e.removed_at is not null
      and not exists (select from webhook_delivery d where d.endpoint_id = e.id)`;
}
