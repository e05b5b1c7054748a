import { BusinessError } from '@toric/contracts/kernel/business-error';
import type { DeadLetterReason } from '@toric/contracts/operator/operator.http';
import type { Logger } from 'pino';
import { type Database, isConflict, isDatabaseDown, transaction } from './database.ts';
import { insertDeadLetter } from './dead-letter.store.ts';
import { ATTEMPT_HEADER, type Delivery, type Undecodable } from './delivery.ts';
import { deadLetters, retryAttempts } from './metrics.ts';
import type { Publisher } from './publisher.ts';
import { exchanges, retryRoutingKey, tierFor } from './topology.ts';

/** Delivery cycles through the retry tiers before a message is set aside: about 15 minutes. */
const MAX_CYCLES = 6;

/** What becomes of a message that could not be applied. Resolves once it is safe to acknowledge the original. */
export type FailureHandler = {
  setAside(delivery: Delivery | Undecodable, reason: DeadLetterReason, error: string): Promise<void>;
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

  /** A copy to a retry tier, confirmed and routed, before the original may be acknowledged. */
  async function retryLater(delivery: Delivery, error: unknown): Promise<void> {
    const attempt = delivery.attempt + 1;
    const fate = await publisher.publish({
      exchange: exchanges(service).retry,
      routingKey: retryRoutingKey(queue, tierFor(attempt)),
      messageId: delivery.envelope.id,
      type: delivery.envelope.type,
      body: delivery.raw.content,
      headers: { [ATTEMPT_HEADER]: attempt },
    });
    // fail-point C10 (queue): the copy waits in a retry queue, the original is not acknowledged
    if (fate !== 'sent') throw new Error(`the retry copy was not taken by the broker (${fate})`);
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

/** Worth a second try in this process before the message goes to a retry tier. */
export const isWorthAnotherTry = (error: unknown) =>
  !(error instanceof BusinessError) && !isDatabaseDown(error) && !isConflict(error);
