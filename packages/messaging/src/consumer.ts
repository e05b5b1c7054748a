import { setTimeout as delay } from 'node:timers/promises';
import type { MessageType } from '@toric/contracts/message';
import type { Channel, ConsumeMessage } from 'amqplib';
import type { Logger } from 'pino';
import type { Link } from './connection.ts';
import { isDatabaseDown, transaction } from './database.ts';
import { type Delivery, decode, redeliveries } from './delivery.ts';
import { countStart } from './inbox.store.ts';
import { consumerAlive } from './metrics.ts';
import { isWorthAnotherTry, type Settlement } from './settlement.ts';
import { declareQueue } from './topology.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/** Waiting messages that share one transaction, at most; it never waits for more to come. */
const BATCH = 100;
const PREFETCH = 200;
const SUSPICIOUS_REDELIVERIES = 3;
const MAX_STARTS = 3;

export type Consumer = { alive(): boolean; stop(): Promise<void> };

export async function startConsumer(options: {
  service: string;
  queue: string;
  types: readonly MessageType[];
  link: Link;
  work: UnitOfWork;
  settlement: Settlement;
  /** Applies deliveries in one transaction. */
  apply: (deliveries: readonly Delivery[]) => Promise<void>;
  log: Logger;
}): Promise<Consumer> {
  const { service, queue, link, work, settlement, apply, log } = options;
  const types = new Map(options.types.map((type) => [type.type, type]));
  const stopping = new AbortController();
  let channel: Channel | undefined;
  let consumerTag: string | undefined;
  let waiting: ConsumeMessage[] = [];
  let running: Promise<void> | undefined;

  async function opened(next: Channel) {
    await declareQueue(next, service, queue, options.types);
    await next.prefetch(PREFETCH);
    const { consumerTag: tag } = await next.consume(queue, (raw) => {
      // null: the broker cancelled us (queue deleted, failed over); closing the channel makes the supervisor start over
      if (raw === null) return void next.close().catch(() => undefined);
      waiting.push(raw);
      running ??= drain(next).finally(() => {
        running = undefined;
      });
    });
    channel = next;
    consumerTag = tag;
    consumerAlive.set({ queue }, 1);
  }

  function lost() {
    channel = undefined;
    waiting = []; // never settled: the broker delivers them again
    consumerAlive.set({ queue }, 0);
  }

  async function drain(on: Channel): Promise<void> {
    while (waiting.length > 0 && channel === on) {
      const batch = waiting.splice(0, BATCH);
      const settled = await settleBatch(batch).catch((error: unknown) => {
        log.error({ err: error, queue }, 'a batch could not be settled; its messages go back to the queue');
        return false;
      });
      if (channel !== on) return;
      if (settled) for (const raw of batch) on.ack(raw);
      else for (const raw of batch) on.nack(raw, false, true);
      if (!settled) await delay(1_000, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  /** False: nothing may be said about these messages yet, so they go back. */
  async function settleBatch(batch: readonly ConsumeMessage[]): Promise<boolean> {
    const good: Delivery[] = [];
    const suspects: Delivery[] = [];
    for (const raw of batch) {
      const decoded = decode(raw, types);
      if ('reason' in decoded) await settlement.setAside(decoded, decoded.reason, decoded.error);
      else if (redeliveries(raw) >= SUSPICIOUS_REDELIVERIES) suspects.push(decoded);
      else good.push(decoded);
    }
    if (good.length > 0) await applyTogether(good);
    for (const suspect of suspects) await applyGuarded(suspect);
    return true;
  }

  async function applyTogether(deliveries: readonly Delivery[]): Promise<void> {
    try {
      await untilDatabaseAnswers(() => apply(deliveries));
    } catch (error) {
      if (deliveries.length === 1 && !isWorthAnotherTry(error)) {
        const [only] = deliveries;
        if (only) await settlement.failed(only, error);
        return;
      }
      for (const delivery of deliveries) await applyAlone(delivery);
    }
  }

  /** One bad message of a batch costs only itself. */
  async function applyAlone(delivery: Delivery): Promise<void> {
    for (let tries = 0; ; tries++) {
      try {
        return await untilDatabaseAnswers(() => apply([delivery]));
      } catch (error) {
        if (tries === 2 || !isWorthAnotherTry(error)) return settlement.failed(delivery, error);
        await delay(Math.random() * 50 * 2 ** tries);
      }
    }
  }

  /** Redelivered again and again: perhaps it kills its process. Its start is on record before it runs. */
  async function applyGuarded(delivery: Delivery): Promise<void> {
    const starts = await transaction(work.database, (tx) => countStart(tx, queue, delivery.envelope.id));
    if (starts > MAX_STARTS) {
      await settlement.setAside(delivery, 'kills-process', `started ${starts - 1} times without an end`);
    } else await applyAlone(delivery);
  }

  /** The database being away is no message's fault: hold everything and probe until it is back. */
  async function untilDatabaseAnswers(act: () => Promise<void>): Promise<void> {
    for (let tries = 0; ; tries++) {
      try {
        return await act();
      } catch (error) {
        if (!isDatabaseDown(error) || stopping.signal.aborted) throw error;
        log.warn({ err: error, queue }, 'database away; the consumer pauses');
        await delay(Math.min(5_000, 200 * 2 ** tries), undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }

  const closeChannel = await link.keepChannel(opened, lost);
  return {
    alive: () => channel !== undefined,
    async stop() {
      stopping.abort();
      if (channel && consumerTag) await channel.cancel(consumerTag).catch(() => undefined);
      waiting = [];
      await running;
      await closeChannel();
    },
  };
}
