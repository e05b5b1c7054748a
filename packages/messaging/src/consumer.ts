import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { MessageType } from '@toric/contracts/kernel/message';
import type { Channel, ConsumeMessage } from 'amqplib';
import type { Logger } from 'pino';
import { batchSettler } from './batch.ts';
import type { Link } from './connection.ts';
import type { Database } from './database.ts';
import type { Delivery } from './delivery.ts';
import { consumerAlive } from './metrics.ts';
import type { Settlement } from './settlement.ts';
import { declareQueue } from './topology.ts';

/**
 * Messages in hand, unanswered, at any time: as many at most share one transaction, which never waits for more, and come
 * again when a consumer ends.
 */
export const PREFETCH = 50;
/**
 * The broker gives a queue's messages to the instance that drew the highest while it has room in hand, what is beyond it to
 * the next: what waits together stays together, in one transaction and not in a half of it in each (ADR 0021).
 */
const drawPriority = () => randomInt(2 ** 31);

export type Consumer = { readonly started: Promise<void>; alive(): boolean; stop(): Promise<void> };

/** Keeps a consumer on a queue. Whatever ends it (channel, connection, queue deleted), the supervisor starts it anew. */
export function startConsumer(options: {
  service: string;
  queue: string;
  types: readonly MessageType[];
  link: Link;
  database: Database;
  settlement: Settlement;
  apply: (deliveries: readonly Delivery[]) => Promise<void>;
  log: Logger;
}): Consumer {
  const { service, queue, link, log } = options;
  const stopping = new AbortController();
  const settleBatch = batchSettler({ ...options, stopping: stopping.signal });
  let channel: Channel | undefined;
  let consumerTag: string | undefined;
  let waiting: ConsumeMessage[] = [];
  let running: Promise<void> | undefined;

  async function opened(next: Channel) {
    await declareQueue(next, service, queue, options.types);
    await next.prefetch(PREFETCH);
    channel = next; // before consuming: the first deliveries may come in one packet with the answer
    const take = (raw: ConsumeMessage | null) => {
      // null: the broker cancelled us (queue deleted, failed over); closing the channel makes the supervisor start over
      if (raw === null) return void next.close().catch(() => undefined);
      waiting.push(raw);
      pump();
    };
    const reply = await next.consume(queue, take, { priority: drawPriority() });
    consumerTag = reply.consumerTag;
    consumerAlive.set({ queue }, 1);
  }

  function lost() {
    channel = undefined;
    consumerTag = undefined;
    waiting = []; // never settled: the broker delivers them again
    consumerAlive.set({ queue }, 0);
  }

  /** What came in on a new channel while the last batch of the old one was ending is not forgotten. */
  function pump(): void {
    running ??= drain().finally(() => {
      running = undefined;
      if (waiting.length > 0) pump();
    });
  }

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      const on = channel;
      const batch = waiting.splice(0);
      const settled = await settleBatch(batch);
      // fail-point C9 (queue): committed, not acknowledged
      // a delivery can only be answered on the channel that it came by
      if (on && channel === on) answer(on, batch, settled);
      if (settled.size < batch.length)
        await delay(1_000, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  function answer(on: Channel, batch: readonly ConsumeMessage[], settled: ReadonlySet<ConsumeMessage>): void {
    const last = batch.at(-1);
    try {
      // batches are answered in the order of their delivery: one answer covers all that came before
      if (last && settled.size === batch.length) return on.ack(last, true);
      for (const raw of batch) {
        if (settled.has(raw)) on.ack(raw);
        else on.nack(raw, false, true);
      }
    } catch (error) {
      log.warn({ err: error, queue }, 'the channel closed before the answer; the inbox drops what comes again');
    }
  }

  const kept = link.keepChannel(opened, lost);
  return {
    started: kept.started,
    alive: () => consumerTag !== undefined,
    async stop() {
      stopping.abort();
      if (channel && consumerTag) await channel.cancel(consumerTag).catch(() => undefined);
      waiting = [];
      await running;
      await kept.close();
    },
  };
}
