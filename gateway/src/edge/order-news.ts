import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { OrderCancelled, OrderCompleted, OrderConfirmed, OrderShipped } from '@toric/contracts/order/events';
import { Envelope } from '@toric/messaging/envelope';
import { openLink } from '@toric/messaging/connection';
import { exchanges } from '@toric/messaging/topology';
import type { Logger } from 'pino';

export type OrderNews = {
  /** Resolves when the order has settled anew since `since` (ms since the epoch), or after `atMostMs`. */
  next(orderId: string, since: number, atMostMs: number): Promise<void>;
  ready(): boolean;
  stop(): Promise<void>;
};

/** How long news are remembered: a client may ask just after what it waits for has happened. */
const MEMORY_MS = 10_000;
const HEARD = [OrderConfirmed, OrderShipped, OrderCompleted, OrderCancelled];

/** Only says *that* an order settled; what it is now is asked of the order service, with the caller's own rights. */
export function openOrderNews({ brokerUrl, log }: { brokerUrl: string; log: Logger }): OrderNews {
  const link = openLink({ url: brokerUrl, name: 'gateway.news', log });
  const waiting = new Map<string, Set<() => void>>();
  const remembered = new Map<string, number>();
  let open = false;
  const kept = link.keepChannel(
    async (channel) => {
      const source = exchanges('order').events;
      await channel.checkExchange(source);
      // of this instance alone, gone with its connection: news that nobody waits for has no value
      const { queue } = await channel.assertQueue(`gateway.news-${randomUUID()}`, {
        exclusive: true,
        autoDelete: true,
        durable: false,
      });
      for (const { type } of HEARD) await channel.bindQueue(queue, source, type);
      await channel.consume(queue, (raw) => raw && hear(raw.content.toString()), { noAck: true });
      open = true;
    },
    () => {
      open = false;
    },
  );

  function hear(content: string): void {
    const envelope = Envelope.safeParse(JSON.parse(content));
    if (!envelope.success) return;
    const { aggregateId } = envelope.data;
    remembered.set(aggregateId, Date.now());
    setTimeout(() => remembered.delete(aggregateId), MEMORY_MS).unref();
    for (const resume of waiting.get(aggregateId) ?? []) resume();
  }

  return {
    ready: () => open,
    async next(orderId, since, atMostMs) {
      if ((remembered.get(orderId) ?? 0) >= since) return;
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
      await kept.close();
      await link.close();
    },
  };
}
