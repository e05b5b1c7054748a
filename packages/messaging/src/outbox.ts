import type { MessageType } from '@toric/contracts/kernel/message';
import type { Logger } from 'pino';
import { type Database, oneStatement } from './database.ts';
import { pause } from './loop.ts';
import { markPublished, type OutboxRow } from './outbox.store.ts';
import type { Publisher, PublishResult } from './publisher.ts';
import { exchangeOf, exchanges } from './topology.ts';

/**
 * Publishes rows from memory straight after their commit (the fast path of the outbox). The relay later publishes the
 * rows that the fast path missed.
 */
export type Outbox = {
  committed(rows: readonly OutboxRow[]): void;
  /**
   * Publishes rows and returns the result of each. The result of an external event that no queue takes is `sent` too.
   */
  send(rows: readonly OutboxRow[]): Promise<Map<OutboxRow, PublishResult>>;
  /** Waits, at most 5 s, until all rows in memory are published and marked as published. */
  drain(): Promise<void>;
};

const MAX_IN_MEMORY = 2_000;
/**
 * Sent rows are marked as published after this number of ms. The pause is long enough to mark many rows in one
 * statement, and far shorter than the age at which the relay publishes an unmarked row.
 */
const MARK_EVERY_MS = 100;

export function openOutbox(options: {
  service: string;
  database: Database;
  publisher: Publisher;
  /** Lists the message types that the service may send. */
  targets: readonly MessageType[];
  log: Logger;
}): Outbox {
  const { service, publisher, log } = options;
  const targets = new Map(options.targets.map((type) => [type.type, type]));
  const marker = markerOf(options.database, log);
  let inFlight = 0;

  async function sendOne({ envelope }: OutboxRow): Promise<PublishResult> {
    const target = targets.get(envelope.type);
    const result = await publisher.publish({
      // a type that this version does not send was an event of an older version of this service
      exchange: target ? exchangeOf(target) : exchanges(service).events,
      routingKey: envelope.type,
      messageId: envelope.id,
      type: envelope.type,
      body: Buffer.from(JSON.stringify(envelope)),
    });
    if (result !== 'returned') return result;
    if (target?.audience === 'external') return 'sent';
    // fail-point C7: no queue took the message
    log.error({ type: envelope.type, id: envelope.id }, 'no queue is bound for this message; it stays in the outbox');
    return result;
  }

  async function send(rows: readonly OutboxRow[]): Promise<Map<OutboxRow, PublishResult>> {
    return new Map(await Promise.all(rows.map(async (row) => [row, await sendOne(row)] as const)));
  }

  return {
    send,
    committed(rows) {
      if (rows.length === 0 || inFlight > MAX_IN_MEMORY || !publisher.ready()) return;
      inFlight += rows.length;
      void send(rows).then((results) => {
        inFlight -= rows.length;
        marker.add([...results].filter(([, result]) => result === 'sent').map(([{ seq }]) => seq));
      });
    },
    async drain() {
      const deadline = Date.now() + 5_000;
      while ((inFlight > 0 || marker.marking()) && Date.now() < deadline) await (marker.marking() ?? pause(10));
    },
  };
}

/** Collects rows that were sent and marks them as published, many in one statement. */
function markerOf(database: Database, log: Logger) {
  const sent: number[] = [];
  let marking: Promise<void> | undefined;

  async function mark(): Promise<void> {
    await pause(MARK_EVERY_MS);
    while (sent.length > 0) {
      const seqs = sent.splice(0);
      // fail-point C6: the messages are confirmed and not marked as published
      // if the marking fails, the relay publishes these rows a second time, and the consumers' inboxes drop the repeats
      await oneStatement(database, (tx) => markPublished(tx, seqs)).catch((error: unknown) =>
        log.warn({ err: error, rows: seqs.length }, 'published rows could not be marked'),
      );
    }
    marking = undefined;
  }

  return {
    add(seqs: readonly number[]) {
      sent.push(...seqs);
      if (sent.length > 0) marking ??= mark();
    },
    marking: () => marking,
  };
}
