/**
 * Puts two kinds of messages into a queue: poison messages among innocent ones, and a backlog that is larger than the
 * prefetch of the queue's consumer.
 */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { OrderPlaced } from '@toric/contracts/order/events';
import { ATTEMPT_HEADER } from '@toric/messaging/delivery';
import { waitFor } from '../../../run/servers/process.ts';
import { schemaOf } from '../../../run/system/parts.ts';
import type { Copy } from '../testbed/broker.ts';
import { POISON } from '../ledger-tables.ts';
import type { Fault, FaultContext } from './fault.ts';

/** Names the queue that the faults of this file use. It gets messages about every order. */
export const QUEUE = 'marketing.project-order';
export const SERVICE = 'marketing' as const;
const LAST_ATTEMPT = 6;
const OVERSIZE = 300 * 1024;

// The cast is safe: the example of a message fits the message's own type.
export const orderPlacedExample = () => OrderPlaced(OrderPlaced.example as Parameters<typeof OrderPlaced>[0]).data;

/** Returns a message that no service has sent. By default its correlation id contains the marker `POISON`. */
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

/**
 * Returns a message that can never be applied, because its quantity exceeds a PostgreSQL integer. Every attempt fails,
 * so the message passes through all retry queues.
 */
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

/** Returns the number of dead letters whose body contains the text `mark`. */
export const deadLetterCount = async ({ sql }: FaultContext, mark: string = POISON): Promise<number> =>
  (
    await sql<{ n: number }>(`select count(*)::int as n from ${schemaOf(SERVICE)}.dead_letter where body like $1`, [
      `%${mark}%`,
    ])
  )[0]?.n ?? 0;

/**
 * Publishes poison messages. Each of them must become a dead letter. Invariant I8 checks that no innocent message
 * becomes one.
 */
const poison: Fault = {
  ...{ name: 'poison', kind: 'poison', lane: 'broker', cheap: true },
  async run(context) {
    const before = await deadLetterCount(context).catch(() => 0);
    const innocents = await recentCopies(context, 20);
    const mixed = context.random.shuffle([...poisons(), ...innocents]);
    await context.broker.put(QUEUE, mixed);
    const wanted = before + poisons().length;
    // Other faults may stall the consumer's link for 45 s, kill the consumer, and keep the broker down. So wait 4 min.
    await waitFor('the poison messages to become dead letters', 240_000, async () =>
      (await deadLetterCount(context).catch(() => 0)) >= wanted ? true : undefined,
    );
  },
};

/** Returns copies of messages that were published earlier. The inbox drops them as duplicates. */
export async function recentCopies({ sql }: FaultContext, count: number): Promise<Copy[]> {
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
    return 0; // the consumer's process has ended in the meantime, so it uses no memory
  }
}

/**
 * Freezes a consumer until its queue has become long. When the consumer resumes, the prefetch must keep its memory
 * below the limit.
 */
const backlog: Fault = {
  ...{ name: 'backlog', kind: 'backlog', lane: 'broker', cheap: true },
  async run(context) {
    const copies = await recentCopies(context, 100);
    const [instance] = context.instancesOf(SERVICE);
    if (!instance || copies.length === 0) return;
    const wanted = context.thorough ? 100_000 : 5_000;
    instance.signal('SIGSTOP');
    try {
      for (let put = 0; put < wanted; put += 1_000)
        await context.broker.put(
          QUEUE,
          Array.from({ length: 1_000 }, (_, index) => copies[index % copies.length] as Copy),
        ); // the cast is safe: the list of copies is not empty
    } finally {
      instance.signal('SIGCONT');
    }
    let most = 0;
    await waitFor('the backlog to be consumed', context.thorough ? 600_000 : 120_000, async () => {
      most = Math.max(most, residentMb(instance.pid));
      await delay(200);
      return (await context.broker.readyMessages(QUEUE).catch(() => 1)) === 0 ? true : undefined;
    });
    context.tally.expect(
      most < MAX_RSS_MB,
      'backlog',
      `${SERVICE} used ${Math.round(most)} MB with a backlog of ${wanted} messages`,
    );
    context.say(`  ${SERVICE} used at most ${Math.round(most)} MB`);
  },
};

export const messageFaults: readonly Fault[] = [poison, backlog];
