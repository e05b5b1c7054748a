/** Measures the process in which it runs: memory, delays of the event loop, and the values of its gauges. */
import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';
import type { InstanceHealth } from '@toric/contracts/operator/health.http';
import type { Database } from '@toric/messaging/database';
import type { Messaging } from '@toric/messaging/messaging';
import {
  connectionBlocked,
  deadLettersOpen,
  outboxOldestAge,
  outboxUnpublished,
  processOverdue,
} from '@toric/messaging/metrics';

const WINDOW_MS = 60_000;
/** The histogram measures the time between two samples, so an idle process shows delays of this number of ms. */
const LOOK_EVERY_MS = 20;

/** Identifies the process. In the role `both`, the two parts of a gateway have the same id. */
const PROCESS = { id: randomUUID(), startedAt: new Date(Date.now() - process.uptime() * 1000).toISOString() };

/**
 * Measures the delays of the last minute. Each minute begins with an empty histogram, so an old delay is not reported
 * for ever.
 */
function delayMeter() {
  const delays = monitorEventLoopDelay({ resolution: LOOK_EVERY_MS });
  const present = () => Math.max(0, delays.percentile(99) / 1e6 - LOOK_EVERY_MS);
  let before = 0;
  delays.enable();
  setInterval(() => {
    before = present();
    delays.reset();
  }, WINDOW_MS).unref();
  return () => Math.round(Math.max(before, present()) * 10) / 10;
}
const eventLoopDelayMs = delayMeter();

type Figure = { get(): Promise<{ values: readonly { value: number }[] }> };
const sumOf = async (gauge: Figure) => (await gauge.get()).values.reduce((sum, { value }) => sum + value, 0);

async function messagesHealth({ ready }: Pick<Messaging, 'ready'>): Promise<NonNullable<InstanceHealth['messages']>> {
  const { publisher = false, ...queues } = ready().detail;
  return {
    brokerConnected: publisher,
    brokerBlocked: (await sumOf(connectionBlocked)) > 0,
    silentQueues: Object.keys(queues).filter((queue) => !queues[queue]),
    outboxWaiting: await sumOf(outboxUnpublished),
    outboxOldestSeconds: await sumOf(outboxOldestAge),
    stuck: await sumOf(deadLettersOpen),
    overdue: await sumOf(processOverdue),
  };
}

/** Returns true if the database answers. */
export const databaseAnswers = ({ pool }: Pick<Database, 'pool'>): Promise<boolean> =>
  pool.query('select 1').then(
    () => true,
    () => false,
  );

/** Returns the state of this process. A process without messages omits `messaging`. */
export async function instanceHealth({
  database,
  ready,
  release,
  messaging,
}: {
  database: Pick<Database, 'pool'>;
  ready: boolean;
  release: string | undefined;
  messaging?: Pick<Messaging, 'ready'>;
}): Promise<InstanceHealth> {
  const { rss, heapUsed } = process.memoryUsage();
  const answers = await databaseAnswers(database);
  return {
    ...PROCESS,
    address: null,
    version: release ?? null,
    ready: ready && answers,
    database: answers,
    databaseWaiting: database.pool.waitingCount,
    eventLoopDelayMs: eventLoopDelayMs(),
    memoryBytes: rss,
    heapBytes: heapUsed,
    heapLimitBytes: getHeapStatistics().heap_size_limit,
    messages: messaging ? await messagesHealth(messaging) : null,
  };
}
