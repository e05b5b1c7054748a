import type { SwitchedOff } from '@toric/contracts/gateway/webhook.http';
import type { Read, Tx } from '@toric/messaging/sql';
import type { Endpoint, Health } from './endpoint.ts';

/**
 * Takes an advisory lock until the commit: no other transaction changes which events the endpoints want. So the queue
 * is not unbound from an event while a person subscribes to it.
 */
export async function lockWantedEvents(tx: Tx): Promise<void> {
  await tx.run`select pg_advisory_xact_lock(hashtext('webhook_endpoint'))`;
}

/**
 * Returns the number of endpoints. Under `lockWantedEvents`, two requests at the same time cannot both add the last
 * permitted endpoint.
 */
export async function countEndpoints(tx: Tx): Promise<number> {
  const { count } = await tx.one<{ count: number }>`
    select count(*)::int as count from webhook_endpoint where removed_at is null`;
  return count;
}

export async function insertEndpoint(tx: Tx, endpoint: Endpoint): Promise<void> {
  const { id, url, description, events, enabled, changedBy, version, createdAt, updatedAt } = endpoint;
  await tx.run`
    insert into webhook_endpoint (id, url, description, events, enabled, changed_by, version, created_at, updated_at)
    values (${id}, ${url}, ${description}, ${events}::text[], ${enabled}, ${changedBy}, ${version}, ${createdAt},
      ${updatedAt})`;
}

/** Locks an endpoint that is not removed. */
export const lockEndpoint = (tx: Tx, id: string): Promise<(Endpoint & Health) | undefined> =>
  tx.maybe<Endpoint & Health>`
    select id, url, description, events, enabled, switched_off, changed_by, version, created_at, updated_at, failures,
      failing_since, paused_until
    from webhook_endpoint where id = ${id} and removed_at is null for no key update`;

/** Stores the terms of an endpoint. `forget` also resets its failures, so that it is tried at once. */
export async function updateTerms(tx: Tx, endpoint: Endpoint, { forget }: { forget: boolean }): Promise<void> {
  const { id, url, description, events, enabled, switchedOff, changedBy, version, updatedAt } = endpoint;
  await tx.run`
    update webhook_endpoint set url = ${url}, description = ${description}, events = ${events}::text[],
      enabled = ${enabled}, switched_off = ${switchedOff}, changed_by = ${changedBy}, version = ${version},
      updated_at = ${updatedAt},
      failures = case when ${forget} then 0 else failures end,
      failing_since = case when ${forget} then null else failing_since end,
      paused_until = case when ${forget} then null else paused_until end
    where id = ${id}`;
}

/** Removes an endpoint. Its row stays until its deliveries have been deleted because of their age. */
export async function removeEndpoint(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.run`
    update webhook_endpoint set enabled = false, removed_at = ${now}, updated_at = ${now}, version = version + 1
    where id = ${id}`;
}

/** Stores the new version of an endpoint whose secret was rotated. */
export async function touchEndpoint(tx: Tx, id: string, by: { actorId: string; now: Date }): Promise<void> {
  await tx.run`
    update webhook_endpoint set version = version + 1, changed_by = ${by.actorId}, updated_at = ${by.now}
    where id = ${id}`;
}

/** Returns all endpoints that are not removed, including endpoints that are off. */
export const findEndpoints = (tx: Tx): Promise<Pick<Endpoint, 'id' | 'events' | 'enabled'>[]> =>
  tx.many`select id, events, enabled from webhook_endpoint where removed_at is null order by id`;

/** Returns the wanted events of all endpoints, one entry for each endpoint, including endpoints that are off. */
export const readWantedEvents = (read: Read): Promise<Pick<Endpoint, 'events'>[]> =>
  read({ text: 'select events from webhook_endpoint where removed_at is null', values: [] });

type NewHealth = Health & { readonly switchedOff: SwitchedOff | null };

/** Stores the health of an endpoint after a failure, and switches the endpoint off if `switchedOff` is set. */
export async function saveHealth(tx: Tx, id: string, health: NewHealth, now: Date): Promise<void> {
  const { failures, failingSince, pausedUntil, switchedOff } = health;
  const off = switchedOff !== null;
  await tx.run`
    update webhook_endpoint set failures = ${failures}, failing_since = ${failingSince}, paused_until = ${pausedUntil},
      enabled = enabled and not ${off}, switched_off = coalesce(${switchedOff}, switched_off),
      version = version + case when ${off} then 1 else 0 end,
      updated_at = case when ${off} then ${now}::timestamptz else updated_at end
    where id = ${id}`;
}

/** Resets the failures of an endpoint after a success. Returns false if there were none. */
export async function saveSuccess(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.run`
    update webhook_endpoint set failures = 0, failing_since = null, paused_until = null
    where id = ${id} and (failures > 0 or paused_until is not null)`;
  return rows > 0;
}
