import { randomInt } from 'node:crypto';
import type { MessageType } from '@toric/contracts/kernel/message';
import type { Channel, ConsumeMessage } from 'amqplib';
import type { Logger } from 'pino';
import { batchHandler } from './batch.ts';
import type { Bindings } from './subscription.ts';
import { closeQuietly, type Link } from './connection.ts';
import type { Database } from './database.ts';
import type { Delivery } from './delivery.ts';
import type { FailureHandler } from './failure-handler.ts';
import { pause } from './loop.ts';
import { consumerAlive } from './metrics.ts';
import { declareQueue } from './topology.ts';

/**
 * Limits the unacknowledged deliveries (prefetch). The number is also the largest batch that is applied in one
 * transaction. A batch waits for more deliveries only if the subscription permits it (`lingerMs`). If the consumer is
 * lost, the broker redelivers all of them.
 */
export const PREFETCH = 50;
/**
 * Draws a random consumer priority. RabbitMQ fills the highest-priority consumer up to its prefetch before it uses the
 * next one, so one instance gets a whole batch instead of two instances getting half each (ADR 0021).
 */
const drawPriority = () => randomInt(2 ** 31);

export type Consumer = { readonly started: Promise<void>; alive(): boolean; stop(): Promise<void> };

type ConsumerOptions = {
  service: string;
  queue: string;
  types: readonly MessageType[];
  link: Link;
  database: Database;
  failures: FailureHandler;
  lingerMs?: number | undefined;
  bindings?: Bindings | undefined;
  apply: (deliveries: readonly Delivery[]) => Promise<void>;
  log: Logger;
};

/**
 * Keeps a consumer on a queue. If the channel, the connection or the queue is lost, the consumer is started again on a
 * new channel.
 */
export function startConsumer(options: ConsumerOptions): Consumer {
  const { service, queue, link, bindings, lingerMs = 0 } = options;
  const stopping = new AbortController();
  const handleBatch = batchHandler({ ...options, stopping: stopping.signal });
  let channel: Channel | undefined;
  let consumerTag: string | undefined;

  const deliveries = batches(
    async (batch) => {
      const on = channel;
      const done = await handleBatch(batch);
      // fail-point C9 (queue): committed, not acknowledged
      // a delivery can only be acknowledged on the channel that delivered it
      if (on && channel === on) acknowledge(on, batch, done, options);
      if (done.size < batch.length) await pause(1_000, stopping.signal);
    },
    lingering(lingerMs, stopping.signal),
  );

  async function opened(next: Channel) {
    const types = bindings ? await bindings.wanted(options.database.read) : options.types;
    await declareQueue(next, service, queue, types);
    await next.prefetch(PREFETCH);
    bindings?.attach(next, queue);
    // the channel is set before `consume`: the first deliveries may arrive in one packet with its answer
    channel = next;
    const take = (raw: ConsumeMessage | null) => {
      // `null` means that the broker cancelled this consumer; the supervisor opens a new channel when this one is
      // closed
      if (raw === null) void closeQuietly(next);
      else deliveries.add(raw);
    };
    const reply = await next.consume(queue, take, { priority: drawPriority() });
    consumerTag = reply.consumerTag;
    consumerAlive.set({ queue }, 1);
  }

  function lost() {
    channel = undefined;
    consumerTag = undefined;
    bindings?.attach(undefined, queue);
    deliveries.drop(); // dropped deliveries were not acknowledged, so the broker delivers them again
    consumerAlive.set({ queue }, 0);
  }

  const kept = link.keepChannel(opened, lost);
  return {
    started: kept.started,
    alive: () => consumerTag !== undefined,
    async stop() {
      stopping.abort();
      // if the channel has just closed, its consumer is gone and cannot be cancelled
      if (channel && consumerTag) await channel.cancel(consumerTag).catch(() => undefined);
      deliveries.drop();
      await deliveries.idle();
      await kept.close();
    },
  };
}

/** Returns a function that waits for more deliveries, unless a whole batch is waiting already. */
const lingering = (ms: number, signal: AbortSignal) => (waiting: number) =>
  ms > 0 && waiting < PREFETCH ? pause(ms, signal) : undefined;

/**
 * Collects deliveries and hands them to `handle`, one batch at a time. A batch consists of all deliveries that wait
 * when the batch begins. `linger` delays the begin.
 */
function batches(
  handle: (batch: readonly ConsumeMessage[]) => Promise<void>,
  linger: (waiting: number) => Promise<void> | undefined,
) {
  let waiting: ConsumeMessage[] = [];
  let running: Promise<void> | undefined;

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      const filling = linger(waiting.length);
      if (filling) await filling;
      // if the channel closed meanwhile, no delivery is left
      if (waiting.length > 0) await handle(waiting.splice(0));
    }
  }

  function pump(): void {
    running ??= drain().finally(() => {
      running = undefined;
      // a delivery may have come since `drain` looked for the last time
      if (waiting.length > 0) pump();
    });
  }

  return {
    add(raw: ConsumeMessage) {
      waiting.push(raw);
      pump();
    },
    drop() {
      waiting = [];
    },
    idle: () => running,
  };
}

function acknowledge(
  on: Channel,
  batch: readonly ConsumeMessage[],
  done: ReadonlySet<ConsumeMessage>,
  { queue, log }: { queue: string; log: Logger },
): void {
  const last = batch.at(-1);
  try {
    // The batches of a channel are handled one after the other, in the order of delivery. So no older delivery is open,
    // and one acknowledgement covers the last message and all messages before it.
    if (last && done.size === batch.length) return on.ack(last, true);
    for (const raw of batch) {
      if (done.has(raw)) on.ack(raw);
      else on.nack(raw, false, true);
    }
  } catch (error) {
    log.warn(
      { err: error, queue },
      'the channel closed before the acknowledgement; the inbox drops redelivered messages',
    );
  }
}
