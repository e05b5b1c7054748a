/**
 * Stores deliveries of events to endpoints. They are due by the clock of the database, because the clocks of processes
 * differ. Tests move the time of the senders ahead of this clock.
 */
import { json, type Tx } from '@toric/messaging/sql';
import type { Decided, Delivery, Outcome } from './delivery.ts';
import type { NewDelivery, StoredEvent } from './event-body.ts';

type Planned = { readonly events: readonly StoredEvent[]; readonly deliveries: readonly NewDelivery[] };

/** Stores events with their deliveries. A delivery to an endpoint that is off fails at once. */
export async function insertDeliveries(tx: Tx, { events, deliveries }: Planned, now: Date): Promise<void> {
  if (deliveries.length === 0) return;
  await tx.run`
    insert into webhook_event (id, type, body, occurred_at, created_at)
    select id, type, body, at, ${now}::timestamptz from json_to_recordset(${json(events)}::json)
      as e(id uuid, type text, body text, at timestamptz)
    order by id on conflict do nothing`;
  await tx.run`
    insert into webhook_delivery (id, endpoint_id, event_id, event_type, state, due_at, last_code, created_at, updated_at)
    select id, "endpointId", "eventId", "eventType", case when enabled then 'waiting' else 'failed' end,
      now(), case when enabled then null else 'endpoint-off' end, ${now}::timestamptz, ${now}::timestamptz
    from json_to_recordset(${json(deliveries)}::json)
      as d(id uuid, "endpointId" uuid, "eventId" uuid, "eventType" text, enabled boolean)
    order by "endpointId", "eventId" on conflict do nothing`;
}

/** Returns the time by which deliveries are due: the time of the database, plus `aheadMs` in a test. */
export async function dueTime(tx: Tx, aheadMs: number): Promise<Date> {
  const { now } = await tx.one<{ now: Date }>`select now() + ${aheadMs}::bigint * interval '1 millisecond' as now`;
  return now;
}

/** Names an endpoint that is ready for deliveries, and the number of deliveries that this process may claim for it. */
export type Room = { readonly id: string; readonly room: number };
/**
 * Locks the right to claim deliveries until the commit. Only one instance at a time claims, so the statements after
 * this one see every claim of the other instances, and no delivery is claimed twice.
 */
export async function lockClaims(tx: Tx): Promise<void> {
  await tx.run`select pg_advisory_xact_lock(hashtext('webhook_delivery claims'))`;
}

type Sendable = { readonly id: string; readonly isFailing: boolean };

/** Returns the endpoints that are on and not paused. An endpoint whose breaker is open is failing. */
export const findSendable = (tx: Tx, now: Date, breakerFailures: number): Promise<Sendable[]> =>
  tx.many<Sendable>`
    select id, failures >= ${breakerFailures}::int as is_failing from webhook_endpoint
    where enabled and removed_at is null and (paused_until is null or paused_until <= ${now})`;

/**
 * Takes the turn to try one delivery of each failing endpoint that has a due delivery. Returns the endpoints whose turn
 * this process has. No other process gets the turn before `until`.
 */
export async function takeTurns(tx: Tx, ids: readonly string[], now: Date, until: Date): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx.many<{ id: string }>`
    update webhook_endpoint e set paused_until = ${until}
    where id = any(${ids}::uuid[]) and (paused_until is null or paused_until <= ${now})
      and exists (select from webhook_delivery d
                  where d.endpoint_id = e.id and d.state = 'waiting' and d.due_at <= ${now})
    returning id`;
  return rows.map(({ id }) => id);
}

/** Describes a delivery that this process holds until its lease ends. `claim` names the try. */
export type Claimed = {
  readonly id: string;
  readonly claim: string;
  readonly endpointId: string;
  readonly eventId: string;
  readonly url: string;
  readonly body: string;
};

/**
 * Leases due deliveries to this process until `until`. If a lease ends without an outcome, another process sends the
 * delivery, so that a process that is killed loses none.
 */
export async function claimDeliveries(
  tx: Tx,
  rooms: readonly Room[],
  { claim, now, until }: { claim: string; now: Date; until: Date },
): Promise<Claimed[]> {
  if (rooms.length === 0) return [];
  return tx.many<Claimed>`
    with due as materialized (
      select one.id from json_to_recordset(${json(rooms)}::json) as r(id uuid, room int)
      cross join lateral (
        select d.id from webhook_delivery d
        where d.endpoint_id = r.id and d.state = 'waiting' and d.due_at <= ${now}
        order by d.due_at limit r.room for update skip locked) one
    ), held as (
      update webhook_delivery set claim = ${claim}, due_at = ${until} where id in (select id from due)
      returning id, claim, endpoint_id, event_id
    )
    select held.id, held.claim, held.endpoint_id, held.event_id, e.url, v.body
    from held join webhook_endpoint e on e.id = held.endpoint_id join webhook_event v on v.id = held.event_id`;
}

/** Ends the leases of deliveries without a try, so that they are due again. */
export async function releaseDeliveries(tx: Tx, claim: string, ids: readonly string[]): Promise<void> {
  await tx.run`
    update webhook_delivery set claim = null, due_at = now() where id = any(${ids}::uuid[]) and claim = ${claim}`;
}

type Held = Pick<Claimed, 'id' | 'claim'>;

/**
 * Locks a delivery whose lease this try still holds. Returns the number of its tries so far. Returns undefined if
 * another process has claimed it meanwhile, or if it does not wait any more.
 */
export async function lockHeld(tx: Tx, { id, claim }: Held): Promise<number | undefined> {
  const row = await tx.maybe<{ attempts: number }>`
    select attempts from webhook_delivery where id = ${id} and claim = ${claim} and state = 'waiting' for no key update`;
  return row?.attempts;
}

type Finished = {
  readonly id: string;
  readonly outcome: Outcome;
  readonly decided: Decided;
  readonly attemptId: string;
};

/** Records the outcome of a try. */
export async function finishDelivery(tx: Tx, { id, outcome, decided, attemptId }: Finished, now: Date): Promise<void> {
  const { status, code, durationMs, answer } = outcome;
  await tx.run`
    insert into webhook_attempt (id, delivery_id, at, status, code, duration_ms, answer)
    values (${attemptId}, ${id}, ${now}, ${status}, ${code}, ${durationMs}, ${answer})`;
  await tx.run`
    update webhook_delivery set claim = null, attempts = attempts + 1, state = ${decided.state},
      due_at = coalesce(${decided.dueAt}::timestamptz, due_at), last_status = ${status}, last_code = ${code},
      updated_at = ${now}
    where id = ${id}`;
}

/**
 * Makes at most `limit` deliveries of an endpoint due that wait after a failure. It is called when the endpoint has
 * answered again.
 */
export async function wakeDeliveries(tx: Tx, endpointId: string, now: Date, limit: number): Promise<void> {
  await tx.run`
    update webhook_delivery set due_at = ${now}
    where id in (select id from webhook_delivery
                 where endpoint_id = ${endpointId} and state = 'waiting' and due_at > ${now} and claim is null
                 order by due_at limit ${limit}::int for update skip locked)`;
}

export const lockDelivery = (tx: Tx, id: string): Promise<Pick<Delivery, 'endpointId' | 'state'> | undefined> =>
  tx.maybe`select endpoint_id, state from webhook_delivery where id = ${id} for no key update`;

/** Makes a delivery due again, with a new round of tries. */
export const reopenDelivery = (tx: Tx, id: string, now: Date): Promise<Delivery> =>
  tx.one<Delivery>`
    update webhook_delivery set state = 'waiting', attempts = 0, claim = null, due_at = now(), updated_at = ${now}
    where id = ${id}
    returning id, endpoint_id, event_id, event_type, state, attempts, due_at, last_status, last_code, created_at,
      updated_at`;

/** Makes at most `limit` failed deliveries of an endpoint due again, the oldest first. Returns their number. */
export async function reopenFailed(
  tx: Tx,
  { endpointId, since, now, limit }: { endpointId: string; since: string; now: Date; limit: number },
): Promise<number> {
  return tx.run`
    update webhook_delivery set state = 'waiting', attempts = 0, claim = null, due_at = now(), updated_at = ${now}
    where id in (select id from webhook_delivery
                 where endpoint_id = ${endpointId} and state = 'failed' and created_at >= ${since}::timestamptz
                 order by created_at, id limit ${limit}::int for no key update)`;
}
