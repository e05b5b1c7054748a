import { decodeCursor, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { BREAKER_FAILURES } from '../endpoints/endpoint.ts';
import type { Reader } from '../reader.store.ts';
import type { Delivery } from './delivery.ts';

export type Attempt = {
  readonly id: string;
  readonly at: Date;
  readonly status: number | null;
  readonly code: string;
  readonly durationMs: number;
  readonly answer: string | null;
};
export type DeliveryFilter = {
  readonly endpointId?: string | undefined;
  readonly state?: string | undefined;
  readonly eventType?: string | undefined;
  readonly since?: string | undefined;
};

const COLUMNS = `d.id, d.endpoint_id, d.event_id, d.event_type, d.state, d.attempts, d.due_at, d.last_status, d.last_code,
  d.created_at, d.updated_at`;

/**
 * Returns the conditions of a filter with their parameters. Each combination of filters is one prepared statement with
 * its own plan.
 */
function conditionsOf({ endpointId, state, eventType, since }: DeliveryFilter, cursor?: string) {
  const values: unknown[] = [];
  const conditions: string[] = ['true'];
  const add = (value: unknown, condition: (place: string) => string) => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  add(endpointId, (place) => `d.endpoint_id = ${place}::uuid`);
  add(state, (place) => `d.state = ${place}::text`);
  add(eventType, (place) => `d.event_type = ${place}::text`);
  add(since, (place) => `d.created_at >= ${place}::timestamptz`);
  const from = decodeCursor(cursor);
  if (from) {
    values.push(from.createdAt, from.id);
    conditions.push(`(d.created_at, d.id) < ($${values.length - 1}::timestamptz, $${values.length}::uuid)`);
  }
  return { where: conditions.join(' and '), values };
}

/** Returns at most `limit` + 1 deliveries, newest first. The extra delivery shows that another page follows. */
export async function listDeliveries(
  { read }: Reader,
  filter: DeliveryFilter,
  page: PageQuery,
): Promise<PageRows<Delivery>> {
  const { where, values } = conditionsOf(filter, page.cursor);
  const rows = await read<Delivery>({
    text: `select ${COLUMNS} from webhook_delivery d where ${where}
      order by d.created_at desc, d.id desc limit $${values.length + 1}`,
    values: [...values, page.limit + 1],
  });
  return withTotal(page, rows, ({ take }) => countDeliveries({ read }, filter, take));
}

async function countDeliveries(
  { read }: Pick<Reader, 'read'>,
  filter: DeliveryFilter,
  atMost: number,
): Promise<number> {
  const { where, values } = conditionsOf(filter);
  const [counted] = await read<{ count: number }>({
    text: `select count(*)::int as count
      from (select from webhook_delivery d where ${where} limit $${values.length + 1}) counted`,
    values: [...values, atMost],
  });
  return counted?.count ?? 0;
}

export type FoundDelivery = Delivery & { readonly body: string; readonly history: readonly Attempt[] };

/** Returns a delivery with the body that is sent and all its tries, oldest first. */
export async function findDelivery({ read }: Reader, id: string): Promise<FoundDelivery | undefined> {
  const [row] = await read<Delivery & { body: string }>({
    text: `select ${COLUMNS}, v.body from webhook_delivery d join webhook_event v on v.id = d.event_id where d.id = $1`,
    values: [id],
  });
  if (!row) return undefined;
  const history = await read<Attempt>({
    text: 'select id, at, status, code, duration_ms, answer from webhook_attempt where delivery_id = $1 order by at, id',
    values: [id],
  });
  return { ...row, history };
}

export type Backlog = {
  readonly waiting: number;
  readonly oldestMs: number;
  readonly failing: number;
  readonly off: number;
};

/**
 * Counts the deliveries that wait. A delivery is overdue only if its endpoint works: it is on, not paused, and its
 * breaker is closed.
 */
export async function readBacklog({ read }: Reader, now: Date): Promise<Backlog> {
  const [deliveries] = await read<{ waiting: number; oldest: Date | null }>({
    text: `select count(*)::int as waiting,
        min(d.due_at) filter (where e.failures < $1 and (e.paused_until is null or e.paused_until <= $2::timestamptz)
          and d.due_at <= $2::timestamptz) as oldest
      from webhook_endpoint e join webhook_delivery d on d.endpoint_id = e.id and d.state = 'waiting' where e.enabled`,
    values: [BREAKER_FAILURES, now],
  });
  const [endpoints] = await read<{ failing: number; off: number }>({
    text: `select count(*) filter (where enabled and failures >= $1)::int as failing,
        count(*) filter (where switched_off is not null)::int as off
      from webhook_endpoint where removed_at is null`,
    values: [BREAKER_FAILURES],
  });
  const oldestMs = deliveries?.oldest ? Math.max(0, now.getTime() - deliveries.oldest.getTime()) : 0;
  return { waiting: deliveries?.waiting ?? 0, oldestMs, failing: endpoints?.failing ?? 0, off: endpoints?.off ?? 0 };
}
