import { setTimeout as delay } from 'node:timers/promises';
import type { MessageType } from '@toric/contracts/kernel/message';
import type { ConsumeMessage } from 'amqplib';
import type { Logger } from 'pino';
import { type Database, isDatabaseDown, oneStatement, transaction, untilDatabaseAnswers } from './database.ts';
import { findSetAside } from './dead-letter.store.ts';
import { type Delivery, decode, redeliveries, type Undecodable } from './delivery.ts';
import { type FailureHandler, isWorthAnotherTry } from './failure-handler.ts';
import { countStart, forgetStarts, startsOf } from './inbox.store.ts';
import { pause } from './loop.ts';

const SUSPICIOUS_REDELIVERIES = 3;
const MAX_STARTS = 3;
const TRIES_HERE = 3;
/**
 * From this age on, a process is trusted to keep running. A younger process may be crashing again and again for a
 * reason that has nothing to do with the message.
 */
const STEADY_SECONDS = 5;

type BatchOptions = {
  queue: string;
  types: readonly MessageType[];
  database: Database;
  failures: FailureHandler;
  /** Applies deliveries in one transaction. */
  apply: (deliveries: readonly Delivery[]) => Promise<void>;
  stopping: AbortSignal;
  log: Logger;
};

/**
 * Returns the function that handles a batch. It applies all messages in one transaction or, if that fails, each message
 * in a transaction of its own. It resolves to the deliveries that may be acknowledged: each was applied, set aside, or
 * copied to a retry tier. The other deliveries go back to the queue.
 */
export function batchHandler(options: BatchOptions) {
  const { queue, failures, stopping, log } = options;
  const types = new Map(options.types.map((type) => [type.type, type]));

  return async function handleBatch(batch: readonly ConsumeMessage[]): Promise<ReadonlySet<ConsumeMessage>> {
    const done = new Set<ConsumeMessage>();
    async function handle({ raw }: Delivery | Undecodable, act: () => Promise<void>): Promise<void> {
      if (stopping.aborted) return;
      await act().then(
        () => done.add(raw),
        (error: unknown) =>
          log.error({ err: error, queue }, 'a message could not be settled and goes back to the queue'),
      );
    }

    const decoded = batch.map((raw) => decode(raw, types));
    const readable = decoded.filter((one): one is Delivery => !('reason' in one));
    const aside = await setAsideBefore(options, readable).catch((error: unknown) => {
      log.error({ err: error, queue }, 'messages could not be settled and go back to the queue');
    });
    if (!aside) return done;
    for (const { raw, envelope } of readable) if (aside.has(envelope.id)) done.add(raw);
    const open = readable.filter(({ envelope }) => !aside.has(envelope.id));
    const trusted = open.filter(({ raw }) => redeliveries(raw) < SUSPICIOUS_REDELIVERIES);
    const together = await applyTogether(options, trusted);
    for (const delivery of trusted) {
      if (together) done.add(delivery.raw);
      else await handle(delivery, () => applyAlone(options, delivery));
    }
    for (const delivery of open)
      if (!trusted.includes(delivery)) await handle(delivery, () => applyGuarded(options, delivery));
    for (const bad of decoded)
      if ('reason' in bad)
        await handle(bad, () => patiently(options, () => failures.setAside(bad, bad.reason, bad.error)));
    return done;
  };
}

/**
 * Repeats `act` while the database does not answer. This is not the fault of a message, so no message is retried or set
 * aside.
 */
function patiently<T>({ queue, stopping, log }: BatchOptions, act: () => Promise<T>): Promise<T> {
  return untilDatabaseAnswers(act, {
    away: (error) => log.warn({ err: error, queue }, 'database away; the consumer pauses'),
    stop: stopping,
  });
}

/**
 * Returns the ids of the redelivered messages that were set aside before. If the process is killed after the dead
 * letter is committed and before the acknowledgement, the broker delivers the message again. The message must not be
 * applied then, because operators read in the dead letter that it was not applied.
 */
async function setAsideBefore(options: BatchOptions, deliveries: readonly Delivery[]): Promise<ReadonlySet<string>> {
  const { database, queue } = options;
  const again = deliveries.filter(({ raw }) => raw.fields.redelivered).map(({ envelope }) => envelope.id);
  if (again.length === 0) return new Set();
  return patiently(options, () => oneStatement(database, (tx) => findSetAside(tx, queue, again)));
}

/**
 * Applies all deliveries in one transaction and returns true. Returns false if the transaction was rolled back, or if
 * there are fewer than two deliveries.
 */
async function applyTogether(options: BatchOptions, deliveries: readonly Delivery[]): Promise<boolean> {
  const { queue, apply, log } = options;
  if (deliveries.length < 2) return false;
  try {
    await patiently(options, () => apply(deliveries));
    return true;
  } catch (error) {
    const messages = deliveries.length;
    log.warn({ err: error, queue, messages }, 'a batch was rolled back; its messages follow one by one');
    return false;
  }
}

/**
 * Applies one message, in at most three tries. A message that fails then goes to a retry tier or is set aside as a dead
 * letter.
 */
async function applyAlone(options: BatchOptions, delivery: Delivery): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await patiently(options, () => options.apply([delivery]));
    } catch (error) {
      if (isDatabaseDown(error)) throw error;
      if (tries === TRIES_HERE || !isWorthAnotherTry(error))
        return patiently(options, () => options.failures.retryOrSetAside(delivery, error));
      await pause(Math.random() * 25 * 2 ** tries);
    }
  }
}

/**
 * Applies a message that was redelivered suspiciously often, because it may kill its process (poison message). The
 * start of the handler is committed before the handler runs and deleted after it. A start that is left over therefore
 * means that the process ended while the handler ran. In that case a process younger than 5 s waits first: it may be
 * crash-looping for another reason, and its end would count against the message.
 */
async function applyGuarded(options: BatchOptions, delivery: Delivery): Promise<void> {
  const { database, queue, failures, stopping, log } = options;
  const { id } = delivery.envelope;
  const before = await patiently(options, () => transaction(database, (tx) => startsOf(tx, queue, id)));
  // `delay` throws when the consumer is stopped, so that the message goes back to the queue
  if (before > 0) await delay(Math.max(0, STEADY_SECONDS - process.uptime()) * 1_000, undefined, { signal: stopping });
  const starts = await patiently(options, () => transaction(database, (tx) => countStart(tx, queue, id)));
  try {
    if (starts <= MAX_STARTS) return await applyAlone(options, delivery);
    const error = `started ${starts - 1} times without an end`;
    await patiently(options, () => failures.setAside(delivery, 'kills-process', error));
  } finally {
    await transaction(database, (tx) => forgetStarts(tx, queue, id)).catch((error: unknown) =>
      log.warn({ err: error, queue, id }, 'the starts of a message that has ended stay on record'),
    );
  }
}
