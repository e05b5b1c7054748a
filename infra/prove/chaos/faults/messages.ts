// Messages that nobody can apply, with innocent ones behind them; and more messages than a consumer can take at once.
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { OrderPlaced } from '@toric/contracts/order/events';
import { ATTEMPT_HEADER } from '@toric/messaging/delivery';
import { waitFor } from '../../../run/servers/process.ts';
import { schemaOf } from '../../../run/system/parts.ts';
import type { Copy } from '../broker.ts';
import { POISON } from '../ledger-tables.ts';
import type { Fault, Scene } from './fault.ts';

/** Hears of every order. */
export const QUEUE = 'marketing.project-order';
export const SERVICE = 'marketing' as const;
const LAST_ATTEMPT = 6;
const OVERSIZE = 300 * 1024;

export const orderPlacedExample = () => OrderPlaced(OrderPlaced.example as Parameters<typeof OrderPlaced>[0]).data; // its own example

/** That nobody has sent. */
export function envelope(
  data: unknown,
  { type = OrderPlaced.type, correlationId = POISON }: { type?: string; correlationId?: string } = {},
): Copy {
  const id = randomUUID();
  const whole = {
    ...{ id, type, aggregateId: randomUUID(), version: 1, occurredAt: new Date().toISOString() },
    ...{ correlationId, causationId: null, traceparent: null, data },
  };
  return { content: Buffer.from(JSON.stringify(whole)), properties: { messageId: id, type } };
}

/** Breaks on a number that Postgres cannot hold, and so goes through the retry tiers. */
export function unappliable(): Copy {
  const data = orderPlacedExample();
  const [line] = data.lines;
  return envelope({ ...data, orderId: randomUUID(), lines: [{ ...line, quantity: 3_000_000_000 }] });
}

function poisons(): Copy[] {
  const data = orderPlacedExample();
  const always = unappliable();
  return [
    { content: Buffer.from(`{"${POISON}": `), properties: { messageId: randomUUID(), type: OrderPlaced.type } },
    envelope({}, { type: 'order.order-bewitched.v1' }),
    envelope({ nothing: true }),
    envelope({ ...data, padding: 'x'.repeat(OVERSIZE), customerId: 'nobody' }),
    { ...always, properties: { ...always.properties, headers: { [ATTEMPT_HEADER]: LAST_ATTEMPT } } },
  ];
}

/** How many with this mark. */
export const setAside = async ({ sql }: Scene, mark: string = POISON): Promise<number> =>
  (
    await sql<{ n: number }>(`select count(*)::int as n from ${schemaOf(SERVICE)}.dead_letter where body like $1`, [
      `%${mark}%`,
    ])
  )[0]?.n ?? 0;

/** Each is set aside with its reason; that no innocent one is, I8 looks at. */
const poison: Fault = {
  ...{ name: 'poison', kind: 'poison', lane: 'broker', cheap: true },
  async run(scene) {
    const before = await setAside(scene).catch(() => 0);
    const innocents = await recentCopies(scene, 20);
    const mixed = scene.random.shuffle([...poisons(), ...innocents]);
    await scene.broker.put(QUEUE, mixed);
    const wanted = before + poisons().length;
    // its consumer may be cut off for 45 seconds, then killed, then wait for the broker
    await waitFor('the poison to be set aside', 240_000, async () =>
      (await setAside(scene).catch(() => 0)) >= wanted ? true : undefined,
    );
  },
};

/** Of messages that were applied long since: the inbox drops them. */
export async function recentCopies({ sql }: Scene, count: number): Promise<Copy[]> {
  const rows = await sql<{ id: string; content: string }>(
    `select id, json_build_object('id', id, 'type', type, 'aggregateId', aggregate_id, 'version', version, 'data', data,
       'correlationId', correlation_id, 'causationId', causation_id, 'traceparent', traceparent,
       'occurredAt', to_char(occurred_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text as content
     from "order".outbox where type = $1 and published_at is not null order by seq desc limit $2`,
    [OrderPlaced.type, count],
  ).catch(() => []);
  return rows.map(({ id, content }) => ({
    content: Buffer.from(content),
    properties: { messageId: id, type: OrderPlaced.type },
  }));
}

const MAX_RSS_MB = 400;

function residentMb(pid: number | undefined): number {
  if (pid === undefined) return 0;
  try {
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
  } catch {
    return 0; // it has died in the meantime
  }
}

/** A consumer that was away comes back to a long queue: it takes what it can hold, no more. */
const backlog: Fault = {
  ...{ name: 'backlog', kind: 'backlog', lane: 'broker', cheap: true },
  async run(scene) {
    const copies = await recentCopies(scene, 100);
    const [instance] = scene.instancesOf(SERVICE);
    if (!instance || copies.length === 0) return;
    const wanted = scene.thorough ? 100_000 : 5_000;
    instance.signal('SIGSTOP');
    try {
      for (let put = 0; put < wanted; put += 1_000)
        await scene.broker.put(
          QUEUE,
          Array.from({ length: 1_000 }, (_, index) => copies[index % copies.length] as Copy),
        ); // not empty
    } finally {
      instance.signal('SIGCONT');
    }
    let most = 0;
    await waitFor('the backlog to be worked off', scene.thorough ? 600_000 : 120_000, async () => {
      most = Math.max(most, residentMb(instance.pid));
      await delay(200);
      return (await scene.broker.waiting(QUEUE).catch(() => 1)) === 0 ? true : undefined;
    });
    scene.tally.expect(
      most < MAX_RSS_MB,
      'backlog',
      `${SERVICE} grew to ${Math.round(most)} MB over ${wanted} waiting messages`,
    );
    scene.say(`  ${SERVICE} held at most ${Math.round(most)} MB`);
  },
};

export const messageFaults: readonly Fault[] = [poison, backlog];
