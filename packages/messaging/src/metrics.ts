import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Holds the messaging metrics of one process. Its `/metrics` serves them. */
export const registry = new Registry();
const registers = [registry];

export const messagesEmitted = new Counter({
  name: 'messages_emitted_total',
  help: 'Messages that were committed to the outbox',
  labelNames: ['type'],
  registers,
});
export const publishReturns = new Counter({
  name: 'publish_returns_total',
  help: 'Messages that no queue was bound for',
  labelNames: ['type'],
  registers,
});
export const confirmLatency = new Histogram({
  name: 'confirm_latency_seconds',
  help: 'Seconds from a publish to its confirm',
  buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
  registers,
});
export const connectionBlocked = new Gauge({
  name: 'connection_blocked',
  help: '1 while the broker blocks publishing (memory or disk alarm)',
  labelNames: ['connection'], // the broker blocks only the connection that publishes
  registers,
});
export const consumerAlive = new Gauge({
  name: 'consumer_alive',
  help: '1 while a consumer is on the queue',
  labelNames: ['queue'],
  registers,
});
export const messagesApplied = new Counter({
  name: 'messages_applied_total',
  help: 'Messages whose effect committed',
  labelNames: ['queue'],
  registers,
});
export const inboxDuplicates = new Counter({
  name: 'inbox_duplicates_total',
  help: 'Deliveries that had been applied before',
  labelNames: ['queue'],
  registers,
});
export const retryAttempts = new Counter({
  name: 'retry_attempts',
  help: 'Messages sent to a retry tier',
  labelNames: ['queue'],
  registers,
});
export const deadLetters = new Counter({
  name: 'dead_letters_total',
  help: 'Messages set aside',
  labelNames: ['queue', 'reason'],
  registers,
});
export const deadLettersOpen = new Gauge({
  name: 'dead_letters_open',
  help: 'Messages set aside and not yet resolved',
  labelNames: ['reason'],
  registers,
});
export const outboxUnpublished = new Gauge({
  name: 'outbox_unpublished',
  help: 'Rows waiting to be published',
  registers,
});
export const outboxOldestAge = new Gauge({
  name: 'outbox_oldest_age_seconds',
  help: 'Age of the oldest unpublished row',
  registers,
});
export const processOverdue = new Gauge({
  name: 'process_overdue',
  help: 'Process instances more than a minute past their deadline',
  registers,
});
export const processUnderWay = new Gauge({
  name: 'process_under_way',
  help: 'Process instances that wait for something before a deadline, by state',
  labelNames: ['process', 'state'],
  registers,
});
export const poolWaiting = new Gauge({
  name: 'pool_waiting',
  help: 'Callers waiting for a database connection',
  registers,
});
