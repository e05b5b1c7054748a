// Counts the work that the services of a test stack have not finished, from their tables and the broker's bindings.
import type pg from 'pg';
import { z } from 'zod';
import { type OwnerName, SERVICES, type ServiceName, schemaOf } from '../../run/system/parts.ts';

export type SentMessage = { readonly id: string; readonly type: string };
type Binding = { readonly consumer: string; readonly type: string };

const Bindings = z.array(z.object({ destination: z.string(), routing_key: z.string() }));

/**
 * Returns the bindings of the queues of these services in a virtual host: one pair of queue and message type for each.
 */
export async function bindingsOf(
  managementUrl: string,
  vhost: string,
  services: readonly OwnerName[],
): Promise<Binding[]> {
  const { origin, username, password } = new URL(managementUrl);
  const login = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  const response = await fetch(`${origin}/api/bindings/${vhost}`, { headers: { authorization: `Basic ${login}` } });
  return Bindings.parse(await response.json())
    .filter(({ destination }) => services.some((service) => destination.startsWith(`${service}.`)))
    .map((binding) => ({ consumer: binding.destination, type: binding.routing_key }));
}

/**
 * Counts unpublished messages, calls to external systems that are due or under way, and messages that a consumer has
 * neither applied nor set aside. It does not ask the broker how many messages a queue has, because the figures of a
 * quorum queue are up to five seconds old. A call that was stored for a later time and never tried is not counted.
 */
export async function countUnfinished(
  admin: pg.Pool,
  services: readonly ServiceName[],
  bindings: readonly Binding[],
  delivered: readonly SentMessage[],
): Promise<number> {
  const published = SERVICES.map(
    (service) => `select id, type from "${schemaOf(service)}".outbox where published_at is not null`,
  );
  const counts = services.map((service) => {
    const schema = `"${schemaOf(service)}"`;
    return `(select count(*) from ${schema}.outbox where published_at is null)
      + (select count(*) from ${schema}.effect where done_at is null and (attempts > 0 or due_at <= now()))
      + (select count(*) from sent join bound using (type) where starts_with(consumer, '${service}.')
          and not exists (select from ${schema}.inbox i where i.consumer = bound.consumer and message_id = sent.id)
          and not exists (select from ${schema}.dead_letter d where d.consumer = bound.consumer and message_id = sent.id))`;
  });
  const { rows } = await admin.query<{ unfinished: string }>(
    `with sent as (${published.join(' union ')} union select * from unnest($1::uuid[], $2::text[])),
       bound as (select * from unnest($3::text[], $4::text[]) as b(consumer, type))
     select ${counts.join(' + ')} as unfinished`,
    [
      ...[delivered.map(({ id }) => id), delivered.map(({ type }) => type)],
      ...[bindings.map(({ consumer }) => consumer), bindings.map(({ type }) => type)],
    ],
  );
  return Number(rows[0]?.unfinished);
}
