import { registry } from '@toric/messaging/metrics';
import { Counter, Gauge } from 'prom-client';
import type { Reader } from '../reader.store.ts';
import { readBacklog } from './message.reader.store.ts';

const registers = [registry];

export const messagesEnded = new Counter({
  name: 'people_messages_total',
  help: 'Tries to send a mail or a text message, by what became of them',
  labelNames: ['channel', 'outcome'],
  registers,
});
const waiting = new Gauge({
  name: 'people_messages_waiting',
  help: 'Mails and text messages that wait to be sent',
  registers,
});
const unknown = new Gauge({
  name: 'people_messages_unknown',
  help: 'Mails of which nobody knows whether they arrived. A person decides about each',
  registers,
});
const oldest = new Gauge({
  name: 'people_messages_oldest_seconds',
  help: 'How long the oldest mail or text message is overdue',
  registers,
});

/**
 * Sets the gauges of the messages. A gauge is NaN while the database does not answer, because 0 would mean that all is
 * well.
 */
export async function measureMessages(db: Reader, now: Date): Promise<void> {
  const backlog = await readBacklog(db, now).catch(() => undefined);
  waiting.set(backlog?.waiting ?? Number.NaN);
  unknown.set(backlog?.unknown ?? Number.NaN);
  oldest.set(backlog ? backlog.oldestMs / 1_000 : Number.NaN);
}
