import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { OrderCancelled, OrderCompleted, OrderConfirmed, OrderShipped } from '@toric/contracts/order/events';
import { Envelope } from '@toric/messaging/envelope';
import { openLink } from '@toric/messaging/connection';
import { exchanges } from '@toric/messaging/topology';
import type { Logger } from 'pino';

export type OrderNews = {
  /**
   * Resolves as soon as the order settles, at the latest after `atMostMs`. Resolves at once if the order has settled
   * since `since` (ms since the epoch).
   */
  next(orderId: string, since: number, atMostMs: number): Promise<void>;
  ready(): boolean;
  stop(): Promise<void>;
};

/**
 * The gateway remembers for this number of ms that an order has settled, for clients that begin to wait just after the
 * news arrived.
 */
const MEMORY_MS = 10_000;
const SETTLING_EVENTS = [OrderConfirmed, OrderShipped, OrderCompleted, OrderCancelled];

/**
 * Listens to the broker and wakes the requests that wait for an order when the order has settled (confirmed, shipped,
 * completed or cancelled). It passes no data on: a request then reads the order from the order service, with the rights
 * of its caller.
 */
export function openOrderNews({ brokerUrl, log }: { brokerUrl: string; log: Logger }): OrderNews {
  const link = openLink({ url: brokerUrl, name: 'gateway.news', log });
  const waiting = new Map<string, Set<() => void>>();
  const settledAt = new Map<string, number>();
  let open = false;
  const subscription = link.keepChannel(
    async (channel) => {
      const source = exchanges('order').events;
      await channel.checkExchange(source);
      // each instance has its own queue, which the broker deletes with the connection; lost news of an order does no
      // harm, because waiting requests also poll the order
      const { queue } = await channel.assertQueue(`gateway.news-${randomUUID()}`, {
        exclusive: true,
        autoDelete: true,
        durable: false,
      });
      for (const { type } of SETTLING_EVENTS) await channel.bindQueue(queue, source, type);
      await channel.consume(queue, (raw) => raw && wakeWaiting(raw.content.toString()), { noAck: true });
      open = true;
    },
    () => {
      open = false;
    },
  );

  function wakeWaiting(content: string): void {
    const envelope = Envelope.safeParse(JSON.parse(content));
    if (!envelope.success) return;
    const { aggregateId } = envelope.data;
    settledAt.set(aggregateId, Date.now());
    setTimeout(() => settledAt.delete(aggregateId), MEMORY_MS).unref();
    for (const resume of waiting.get(aggregateId) ?? []) resume();
  }

  return {
    ready: () => open,
    async next(orderId, since, atMostMs) {
      if ((settledAt.get(orderId) ?? 0) >= since) return;
      const abort = new AbortController();
      const listeners = waiting.get(orderId) ?? new Set();
      waiting.set(orderId, listeners);
      const resume = () => abort.abort();
      listeners.add(resume);
      await delay(atMostMs, undefined, { signal: abort.signal }).catch(() => undefined);
      listeners.delete(resume);
      if (listeners.size === 0) waiting.delete(orderId);
    },
    async stop() {
      await subscription.close();
      await link.close();
    },
  };
}
