import { BusinessError } from '@toric/contracts/kernel/business-error';
import type { DeadLetterReason } from '@toric/contracts/operator/operator.http';
import type { Logger } from 'pino';
import { type Database, isConflict, isDatabaseDown, transaction } from './database.ts';
import { insertDeadLetter } from './dead-letter.store.ts';
import { ATTEMPT_HEADER, type Delivery, type Undecodable } from './delivery.ts';
import { deadLetters, retryAttempts } from './metrics.ts';
import type { Publisher } from './publisher.ts';
import { exchanges, retryRoutingKey, tierFor } from './topology.ts';

/**
 * One message passes through the retry tiers at most this number of times. All cycles together take about 15 minutes.
 * After the last one the message is set aside.
 */
const MAX_CYCLES = 6;

/**
 * Decides what becomes of messages that could not be applied. Each function resolves when it is safe to acknowledge the
 * original delivery.
 */
export type FailureHandler = {
  /** Stores the message as a dead letter. */
  setAside(delivery: Delivery | Undecodable, reason: DeadLetterReason, error: string): Promise<void>;
  /**
   * Sets the message aside if a business rule refused it or if it has used up its retry cycles. Otherwise sends it to a
   * retry tier.
   */
  retryOrSetAside(delivery: Delivery, error: unknown): Promise<void>;
};

export function failureHandler(options: {
  service: string;
  queue: string;
  database: Database;
  publisher: Publisher;
  log: Logger;
}): FailureHandler {
  const { service, queue, database, publisher, log } = options;

  async function setAside(delivery: Delivery | Undecodable, reason: DeadLetterReason, error: string): Promise<void> {
    const { envelope } = delivery;
    await transaction(database, (tx) =>
      insertDeadLetter(tx, {
        consumer: queue,
        messageId: envelope?.id ?? null,
        type: envelope?.type ?? null,
        reason,
        error: error.slice(0, 2_000),
        body: delivery.raw.content.toString('utf8'),
        attempts: 'attempt' in delivery ? delivery.attempt + 1 : 1,
      }),
    );
    deadLetters.inc({ queue, reason });
    log.error({ queue, reason, type: envelope?.type, id: envelope?.id, error }, 'message set aside in dead_letter');
  }

  /**
   * Publishes a copy to a retry tier. Throws unless the broker confirms the copy and has put it on a queue. If it
   * throws, the original stays on its own queue.
   */
  async function retryLater(delivery: Delivery, error: unknown): Promise<void> {
    const attempt = delivery.attempt + 1;
    const result = await publisher.publish({
      exchange: exchanges(service).retry,
      routingKey: retryRoutingKey(queue, tierFor(attempt)),
      messageId: delivery.envelope.id,
      type: delivery.envelope.type,
      body: delivery.raw.content,
      headers: { [ATTEMPT_HEADER]: attempt },
    });
    // fail-point C10 (queue): the copy waits in a retry queue, and the original is not acknowledged
    if (result !== 'sent') throw new Error(`the retry copy was not taken by the broker (${result})`);
    retryAttempts.inc({ queue });
    log.warn(
      { err: error, queue, attempt, type: delivery.envelope.type, id: delivery.envelope.id },
      'message will be tried again',
    );
  }

  return {
    setAside,
    async retryOrSetAside(delivery, error) {
      const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      if (error instanceof BusinessError) await setAside(delivery, 'refused', text);
      else if (delivery.attempt >= MAX_CYCLES) await setAside(delivery, 'retries-exhausted', text);
      else await retryLater(delivery, error);
    },
  };
}

/**
 * Returns true if this process should try the message again at once. Returns false for a refusal, which a second try
 * would repeat; for a conflict, which was retried already; and while the database is down.
 */
export const isWorthAnotherTry = (error: unknown) =>
  !(error instanceof BusinessError) && !isDatabaseDown(error) && !isConflict(error);
