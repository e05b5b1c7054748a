import { registry } from '@toric/messaging/metrics';
import { Counter, Gauge } from 'prom-client';
import { readBacklog } from './deliveries/delivery.reader.store.ts';
import type { Reader } from './reader.store.ts';

const registers = [registry];

export const attemptsMade = new Counter({
  name: 'webhook_attempts_total',
  help: 'Tries to send a webhook, by their outcome',
  labelNames: ['outcome'],
  registers,
});
const waiting = new Gauge({
  name: 'webhook_deliveries_waiting',
  help: 'Webhooks that wait to be sent, also those that wait after a failure',
  registers,
});
const oldest = new Gauge({
  name: 'webhook_oldest_seconds',
  help: 'How long the oldest webhook to an endpoint that works is overdue',
  registers,
});
const failing = new Gauge({
  name: 'webhook_endpoints_failing',
  help: 'Endpoints whose breaker is open: five or more tries failed in a row',
  registers,
});
const off = new Gauge({
  name: 'webhook_endpoints_off',
  help: 'Endpoints that the shop switched off, because they failed for days or answered 410',
  registers,
});

/**
 * Sets the gauges of webhooks. A gauge is NaN while the database does not answer, because 0 would mean that nothing
 * waits.
 */
export async function measureWebhooks(db: Reader): Promise<void> {
  const backlog = await readBacklog(db, new Date()).catch(() => undefined);
  waiting.set(backlog?.waiting ?? Number.NaN);
  oldest.set(backlog ? backlog.oldestMs / 1_000 : Number.NaN);
  failing.set(backlog?.failing ?? Number.NaN);
  off.set(backlog?.off ?? Number.NaN);
}
