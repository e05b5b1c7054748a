import type { Channel, ConsumeMessage } from 'amqplib';
import type { Logger } from 'pino';
import { z } from 'zod';
import { closeQuietly, type Link } from './connection.ts';
import { type Database, transaction } from './database.ts';
import { type DeadLetter, insertDeadLetter } from './dead-letter.store.ts';
import { pause } from './loop.ts';
import { deadLetters } from './metrics.ts';
import { declareParking, exchanges } from './topology.ts';

const uuid = z.uuid().nullable().catch(null);
const text = z.string().nullable().catch(null);

function letterOf({ properties, content }: ConsumeMessage, queue: string): DeadLetter {
  return {
    consumer: String(properties.headers?.['x-first-death-queue'] ?? queue),
    messageId: uuid.parse(properties.messageId),
    type: text.parse(properties.type),
    reason: 'delivery-limit',
    error: 'the broker gave up delivering this message',
    body: content.toString('utf8'),
    attempts: 1,
  };
}

/**
 * Moves messages from the parking queue to the table `dead_letter`, where operators see them. The broker puts a message
 * on the parking queue after 1000 deliveries.
 */
export function startParking(options: { service: string; link: Link; database: Database; log: Logger }) {
  const { service, link, database, log } = options;
  const queue = exchanges(service).parking;
  const stopping = new AbortController();

  async function move(on: Channel, raw: ConsumeMessage): Promise<void> {
    const letter = letterOf(raw, queue);
    try {
      await transaction(database, (tx) => insertDeadLetter(tx, letter));
      deadLetters.inc({ queue: letter.consumer, reason: letter.reason });
      on.ack(raw);
    } catch (error) {
      log.warn({ err: error, queue }, 'a parked message could not be moved yet');
      await pause(1_000, stopping.signal);
      on.nack(raw, false, true);
    }
  }

  async function opened(next: Channel): Promise<void> {
    await declareParking(next, service);
    await next.prefetch(10);
    await next.consume(queue, (raw) => {
      // `null` means that the broker cancelled this consumer. Closing the channel makes the supervisor open a new one
      // and consume again.
      if (raw === null) return void closeQuietly(next);
      move(next, raw).catch((error: unknown) =>
        log.warn(
          { err: error, queue },
          'the channel closed before the acknowledgement; the broker redelivers the parked message',
        ),
      );
    });
  }
  const kept = link.keepChannel(opened, () => undefined);
  return {
    started: kept.started,
    async stop() {
      stopping.abort();
      await kept.close();
    },
  };
}
