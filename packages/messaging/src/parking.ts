import type { Channel } from 'amqplib';
import type { Logger } from 'pino';
import type { Link } from './connection.ts';
import { type Database, transaction } from './database.ts';
import { insertDeadLetter } from './dead-letter.store.ts';
import { deadLetters } from './metrics.ts';
import { exchanges } from './topology.ts';

/** What the broker itself dead-lettered (1000 deliveries) is moved where it can be explained and replayed. */
export async function startParking(options: { service: string; link: Link; database: Database; log: Logger }) {
  const { service, link, database, log } = options;
  const queue = exchanges(service).parking;
  let channel: Channel | undefined;

  async function opened(next: Channel): Promise<void> {
    channel = next;
    await next.prefetch(10);
    await next.consume(queue, (raw) => {
      if (raw === null) return void next.close().catch(() => undefined);
      const { messageId, type, headers } = raw.properties;
      const letter = {
        consumer: String(headers?.['x-first-death-queue'] ?? queue),
        messageId: typeof messageId === 'string' ? messageId : null,
        type: typeof type === 'string' ? type : null,
        reason: 'delivery-limit' as const,
        error: 'the broker gave up delivering this message',
        body: raw.content.toString('utf8'),
        attempts: 1,
      };
      transaction(database, (tx) => insertDeadLetter(tx, letter)).then(
        () => {
          deadLetters.inc({ queue, reason: letter.reason });
          next.ack(raw);
        },
        (error: unknown) => {
          log.warn({ err: error, queue }, 'a parked message could not be moved yet');
          next.nack(raw, false, true);
        },
      );
    });
  }
  const close = await link.keepChannel(opened, () => {
    channel = undefined;
  });
  return { alive: () => channel !== undefined, stop: close };
}
