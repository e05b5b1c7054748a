import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Envelope } from '@toric/messaging/envelope';
import { openLink } from '@toric/messaging/connection';
import { exchanges } from '@toric/messaging/topology';
import type { Logger } from 'pino';

export type OrderNews = {
  /** Resolves when something happened to the order, or after `atMostMs`: read it again either way. */
  next(orderId: string, atMostMs: number): Promise<void>;
  ready(): boolean;
  stop(): Promise<void>;
};

/** Only says *that* an order moved; what it is now is asked of the order service, with the caller's own rights. */
export async function openOrderNews({ brokerUrl, log }: { brokerUrl: string; log: Logger }): Promise<OrderNews> {
  const link = openLink({ url: brokerUrl, name: 'gateway.news', log });
  const waiting = new Map<string, Set<() => void>>();
  let open = false;
  const close = await link.keepChannel(
    async (channel) => {
      const source = exchanges('order').events;
      await channel.checkExchange(source);
      // of this instance alone, gone with its connection: news that nobody waits for has no value
      const { queue } = await channel.assertQueue(`gateway.news-${randomUUID()}`, {
        exclusive: true,
        autoDelete: true,
        durable: false,
      });
      await channel.bindQueue(queue, source, '#');
      await channel.consume(queue, (raw) => raw && wake(raw.content.toString()), { noAck: true });
      open = true;
    },
    () => {
      open = false;
    },
  );

  function wake(content: string): void {
    const envelope = Envelope.safeParse(JSON.parse(content));
    if (!envelope.success) return;
    for (const resume of waiting.get(envelope.data.aggregateId) ?? []) resume();
  }

  return {
    ready: () => open,
    async next(orderId, atMostMs) {
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
      await close();
      await link.close();
    },
  };
}
