// When a run has come to rest, and how long each order took to get there.
import { setTimeout as delay } from 'node:timers/promises';
import { SERVICES, schemaOf } from '../../run/system/parts.ts';
import type { Lab } from './testbed.ts';
import { persistently } from './recovery.ts';

const MOVING = `status not in ('confirmed', 'shipped', 'completed', 'cancelled', 'payment-due')`;
const UNDONE = [
  `(select count(*) from "order".orders where ${MOVING})`,
  ...SERVICES.flatMap((service) => [
    `(select count(*) from "${schemaOf(service)}".outbox where published_at is null)`,
    `(select count(*) from "${schemaOf(service)}".effect where done_at is null)`,
  ]),
].join(' + ');

/** True when nothing moves any more, three looks in a row; false when that did not come within the limit. */
export async function comesToRest(
  { sql, signal, say }: Pick<Lab, 'sql' | 'signal' | 'say'>,
  ms: number,
): Promise<boolean> {
  const deadline = Date.now() + ms;
  let told = Date.now();
  for (let quiet = 0; quiet < 3; ) {
    if (Date.now() > deadline || signal.aborted) return false;
    const undone = await sql<{ n: string }>(`select ${UNDONE} as n`).then(
      ([row]) => Number(row?.n),
      () => 1,
    );
    quiet = undone === 0 ? quiet + 1 : 0;
    if (Date.now() - told > 10_000) {
      told = Date.now();
      say(`  ${undone} things still move`);
    }
    await delay(300);
  }
  return true;
}

export type Figures = { p50: number; p95: number; p99: number; max: number };

export function figures(values: readonly number[]): Figures {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: sorted.at(-1) ?? 0 };
}

/** The moment, and the last step of any order: steps before it may bear the times of clocks that were wrong. */
export type Moment = { readonly at: Date; readonly step: string };

export const momentOf = ({ sql }: Pick<Lab, 'sql'>): Promise<Moment> =>
  persistently(async () => {
    const [row] = await sql<Moment>('select now() as at, coalesce(max(id), 0) as step from "order".order_step');
    if (!row) throw new Error('a query without a group gave no row');
    return row;
  });

/** The longest that each order stayed, once all was healed, in a state that it leaves without anybody's doing. */
export async function secondsToRest({ sql }: Pick<Lab, 'sql'>, healed: Moment): Promise<Figures> {
  const rows = await sql<{ seconds: string }>(
    `select greatest(0, max(extract(epoch from left_at - greatest(at, $1::timestamptz)))
       filter (where ${MOVING} and left_with > $2::bigint)) as seconds
     from (select order_id, status, at, lead(at) over o as left_at, lead(id) over o as left_with
           from "order".order_step window o as (partition by order_id order by id)) s
     group by order_id`,
    [healed.at, healed.step],
  );
  return figures(rows.map(({ seconds }) => Number(seconds)));
}

/** Without faults: how old a message gets before it is published, and how long an order takes to be confirmed. */
export async function calmFigures({ sql }: Pick<Lab, 'sql'>, from: Date, to: Date) {
  const ages = SERVICES.map(
    (service) =>
      `select extract(epoch from published_at - occurred_at) as seconds from "${schemaOf(service)}".outbox
       where occurred_at between $1 and $2 and published_at is not null`,
  );
  const outbox = await sql<{ seconds: string }>(ages.join(' union all '), [from, to]);
  const confirmed = await sql<{ seconds: string }>(
    `select extract(epoch from s.at - o.created_at) as seconds from "order".order_step s
     join "order".orders o on o.id = s.order_id where s.status = 'confirmed' and o.created_at between $1 and $2`,
    [from, to],
  );
  return {
    outboxAge: figures(outbox.map(({ seconds }) => Number(seconds))),
    toConfirmed: figures(confirmed.map(({ seconds }) => Number(seconds))),
  };
}
