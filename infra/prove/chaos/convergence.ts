/**
 * Waits until a run has converged, which means that nothing is pending any more. Also measures how long the orders took
 * until then.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { OWNERS, schemaOf } from '../../run/system/parts.ts';
import { retryUntilDatabaseAnswers } from './recovery.ts';
import type { Testbed } from './testbed/testbed.ts';

const IS_MOVING = `status not in ('confirmed', 'shipped', 'completed', 'cancelled', 'payment-due')`;
const PENDING = [
  `(select count(*) from "order".orders where ${IS_MOVING})`,
  ...OWNERS.flatMap((owner) => [
    `(select count(*) from "${schemaOf(owner)}".outbox where published_at is null)`,
    // an effect that waits for its first due time, such as a reminder, is not pending
    `(select count(*) from "${schemaOf(owner)}".effect where done_at is null and (attempts > 0 or due_at <= now()))`,
  ]),
  `(select count(*) from gateway.webhook_delivery where state not in ('delivered', 'failed'))`,
].join(' + ');

/**
 * Returns true when nothing was pending in three consecutive polls. Returns false after `ms`, or if the run is aborted.
 */
export async function waitUntilIdle(
  { sql, signal, say }: Pick<Testbed, 'sql' | 'signal' | 'say'>,
  ms: number,
): Promise<boolean> {
  const deadline = Date.now() + ms;
  let reportedAt = Date.now();
  for (let idlePolls = 0; idlePolls < 3; ) {
    if (Date.now() > deadline || signal.aborted) return false;
    const pending = await sql<{ n: string }>(`select ${PENDING} as n`).then(
      ([row]) => Number(row?.n),
      () => 1, // while the database does not answer, work may be pending
    );
    idlePolls = pending === 0 ? idlePolls + 1 : 0;
    if (Date.now() - reportedAt > 10_000) {
      reportedAt = Date.now();
      say(`  ${pending} orders, messages and effects are still pending`);
    }
    await delay(300);
  }
  return true;
}

export type Percentiles = { p50: number; p95: number; p99: number; max: number };

export function percentiles(values: readonly number[]): Percentiles {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: sorted.at(-1) ?? 0 };
}

/**
 * Holds an instant, and the id of the last order step before it. Later order steps are found by their greater ids,
 * because a fault may have shifted the clocks that dated the steps.
 */
export type Watermark = { readonly at: Date; readonly step: string };

export const takeWatermark = ({ sql }: Pick<Testbed, 'sql'>): Promise<Watermark> =>
  retryUntilDatabaseAnswers(async () => {
    const [row] = await sql<Watermark>('select now() as at, coalesce(max(id), 0) as step from "order".order_step');
    if (!row) throw new Error('an aggregate query without a group returned no row');
    return row;
  });

/**
 * Returns percentiles over all orders, in seconds. The value of an order is the longest time, after the last fault was
 * healed, for which it stayed in a status that the system must leave by itself.
 */
export async function secondsToConverge({ sql }: Pick<Testbed, 'sql'>, healed: Watermark): Promise<Percentiles> {
  const rows = await sql<{ seconds: string }>(
    `select greatest(0, max(extract(epoch from left_at - greatest(at, $1::timestamptz)))
       filter (where ${IS_MOVING} and left_with > $2::bigint)) as seconds
     from (select order_id, status, at, lead(at) over o as left_at, lead(id) over o as left_with
           from "order".order_step window o as (partition by order_id order by id)) s
     group by order_id`,
    [healed.at, healed.step],
  );
  return percentiles(rows.map(({ seconds }) => Number(seconds)));
}

/** Measures the phase without faults: the age of a message when it is published, and the time to confirm an order. */
export async function baselineFigures({ sql }: Pick<Testbed, 'sql'>, from: Date, to: Date) {
  const ages = OWNERS.map(
    (owner) =>
      `select extract(epoch from published_at - occurred_at) as seconds from "${schemaOf(owner)}".outbox
       where occurred_at between $1 and $2 and published_at is not null`,
  );
  const outbox = await sql<{ seconds: string }>(ages.join(' union all '), [from, to]);
  const confirmed = await sql<{ seconds: string }>(
    `select extract(epoch from s.at - o.created_at) as seconds from "order".order_step s
     join "order".orders o on o.id = s.order_id where s.status = 'confirmed' and o.created_at between $1 and $2`,
    [from, to],
  );
  return {
    outboxAge: percentiles(outbox.map(({ seconds }) => Number(seconds))),
    toConfirmed: percentiles(confirmed.map(({ seconds }) => Number(seconds))),
  };
}
