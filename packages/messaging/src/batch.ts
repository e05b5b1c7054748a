import { setTimeout as delay } from 'node:timers/promises';
import type { MessageType } from '@toric/contracts/kernel/message';
import type { ConsumeMessage } from 'amqplib';
import type { Logger } from 'pino';
import { alone, type Database, isDatabaseDown, transaction, untilDatabaseAnswers } from './database.ts';
import { findSetAside } from './dead-letter.store.ts';
import { type Delivery, decode, redeliveries, type Undecodable } from './delivery.ts';
import { countStart, forgetStarts, startsOf } from './inbox.store.ts';
import { isWorthAnotherTry, type Settlement } from './settlement.ts';

const SUSPICIOUS_REDELIVERIES = 3;
const MAX_STARTS = 3;
/** A process that is younger may be about to go down again for reasons of its own. */
const STEADY_SECONDS = 5;

/**
 * What becomes of messages that wait together: one transaction for all; if it fails, one each. Resolves to those about
 * which all is said and committed, and which may be acknowledged; the others go back to the queue.
 */
export function batchSettler(options: {
  queue: string;
  types: readonly MessageType[];
  database: Database;
  settlement: Settlement;
  /** Applies deliveries in one transaction. */
  apply: (deliveries: readonly Delivery[]) => Promise<void>;
  stopping: AbortSignal;
  log: Logger;
}) {
  const { queue, database, settlement, apply, stopping, log } = options;
  const types = new Map(options.types.map((type) => [type.type, type]));

  /** The database being away is no message's fault. */
  const patiently = <T>(act: () => Promise<T>): Promise<T> =>
    untilDatabaseAnswers(act, {
      away: (error) => log.warn({ err: error, queue }, 'database away; the consumer pauses'),
      stop: stopping,
    });

  /** A crash between a letter's commit and the acknowledgement brings its message again: it is not applied behind its letter. */
  async function setAsideBefore(deliveries: readonly Delivery[]): Promise<ReadonlySet<string>> {
    const again = deliveries.filter(({ raw }) => raw.fields.redelivered).map(({ envelope }) => envelope.id);
    return again.length === 0 ? new Set() : patiently(() => alone(database, (tx) => findSetAside(tx, queue, again)));
  }

  async function applyAlone(delivery: Delivery): Promise<void> {
    for (let tries = 0; ; tries++) {
      try {
        return await patiently(() => apply([delivery]));
      } catch (error) {
        if (isDatabaseDown(error)) throw error;
        if (tries === 2 || !isWorthAnotherTry(error)) return patiently(() => settlement.failed(delivery, error));
        await delay(Math.random() * 50 * 2 ** tries);
      }
    }
  }

  /**
   * Redelivered again and again: perhaps it kills its process. Its start is on record before it runs, and struck off
   * after. Where it has a start without an end, that of a young process would say little, so it waits.
   */
  async function applyGuarded(delivery: Delivery): Promise<void> {
    const { id } = delivery.envelope;
    const before = await patiently(() => transaction(database, (tx) => startsOf(tx, queue, id)));
    if (before > 0)
      await delay(Math.max(0, STEADY_SECONDS - process.uptime()) * 1_000, undefined, { signal: stopping });
    const starts = await patiently(() => transaction(database, (tx) => countStart(tx, queue, id)));
    try {
      if (starts <= MAX_STARTS) return await applyAlone(delivery);
      const error = `started ${starts - 1} times without an end`;
      await patiently(() => settlement.setAside(delivery, 'kills-process', error));
    } finally {
      await transaction(database, (tx) => forgetStarts(tx, queue, id)).catch((error: unknown) =>
        log.warn({ err: error, queue, id }, 'the starts of a message that has ended stay on record'),
      );
    }
  }

  return async function settleBatch(batch: readonly ConsumeMessage[]): Promise<ReadonlySet<ConsumeMessage>> {
    const settled = new Set<ConsumeMessage>();
    async function settle(delivery: Delivery | Undecodable, act: () => Promise<void>): Promise<void> {
      if (stopping.aborted) return;
      await act().then(
        () => settled.add(delivery.raw),
        (error: unknown) =>
          log.error({ err: error, queue }, 'a message could not be settled and goes back to the queue'),
      );
    }

    const decoded = batch.map((raw) => decode(raw, types));
    const readable = decoded.filter((one): one is Delivery => !('reason' in one));
    const aside = await setAsideBefore(readable).catch((error: unknown) => {
      log.error({ err: error, queue }, 'messages could not be settled and go back to the queue');
    });
    if (!aside) return settled;
    for (const { raw, envelope } of readable) if (aside.has(envelope.id)) settled.add(raw);
    const good = readable.filter(({ envelope }) => !aside.has(envelope.id));
    const trusted = good.filter(({ raw }) => redeliveries(raw) < SUSPICIOUS_REDELIVERIES);
    const together =
      trusted.length > 1 &&
      (await patiently(() => apply(trusted)).then(
        () => true,
        (error: unknown) => {
          log.warn(
            { err: error, queue, messages: trusted.length },
            'a batch was rolled back; its messages follow one by one',
          );
          return false;
        },
      ));
    for (const delivery of trusted) {
      if (together) settled.add(delivery.raw);
      else await settle(delivery, () => applyAlone(delivery));
    }
    for (const delivery of good) if (!trusted.includes(delivery)) await settle(delivery, () => applyGuarded(delivery));
    for (const bad of decoded)
      if ('reason' in bad) await settle(bad, () => patiently(() => settlement.setAside(bad, bad.reason, bad.error)));
    return settled;
  };
}
