import type { MessageType } from '@toric/contracts/kernel/message';
import type { Logger } from 'pino';
import { alone, type Database } from './database.ts';
import { markPublished, type OutboxRow } from './outbox.store.ts';
import type { Fate, Publisher } from './publisher.ts';
import { exchangeOf, exchanges } from './topology.ts';

/** Fast path: rows leave from memory straight after the commit. What it does not manage is left to the relay. */
export type Outbox = {
  committed(rows: readonly OutboxRow[]): void;
  /** What became of each; `sent` is also what has nobody listening by design. */
  send(rows: readonly OutboxRow[]): Promise<Map<OutboxRow, Fate>>;
  drain(): Promise<void>;
};

const MAX_IN_MEMORY = 2_000;
/** Long enough to mark many in one statement, far shorter than the age at which the relay takes a row up. */
const MARK_EVERY_MS = 100;

export function openOutbox(options: {
  service: string;
  database: Database;
  publisher: Publisher;
  targets: readonly MessageType[];
  log: Logger;
}): Outbox {
  const { service, database, publisher, log } = options;
  const targets = new Map(options.targets.map((type) => [type.type, type]));
  const nobodyListens = new Set(
    options.targets.filter(({ audience }) => audience === 'external').map(({ type }) => type),
  );
  let inFlight = 0;
  let sent: number[] = [];
  let marking: Promise<void> | undefined;

  async function sendOne({ envelope }: OutboxRow): Promise<Fate> {
    const target = targets.get(envelope.type);
    // a type that this version no longer sends was an event of ours
    const exchange = target ? exchangeOf(target) : exchanges(service).events;
    const body = Buffer.from(JSON.stringify(envelope));
    const fate = await publisher.publish({
      exchange,
      routingKey: envelope.type,
      messageId: envelope.id,
      type: envelope.type,
      body,
    });
    if (fate === 'returned' && nobodyListens.has(envelope.type)) return 'sent';
    if (fate === 'returned') {
      // fail-point C7: unroutable
      log.error({ type: envelope.type, id: envelope.id }, 'no queue is bound for this message; it stays in the outbox');
    }
    return fate;
  }

  async function send(rows: readonly OutboxRow[]): Promise<Map<OutboxRow, Fate>> {
    return new Map(await Promise.all(rows.map(async (row) => [row, await sendOne(row)] as const)));
  }

  async function mark(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, MARK_EVERY_MS));
    while (sent.length > 0) {
      const seqs = sent.splice(0);
      // fail-point C6: confirmed, not marked as published
      // unmarked rows are published once more by the relay, and dropped by the consumers' inboxes
      await alone(database, (tx) => markPublished(tx, seqs)).catch((error: unknown) =>
        log.warn({ err: error, rows: seqs.length }, 'published rows could not be marked'),
      );
    }
    marking = undefined;
  }

  return {
    send,
    committed(rows) {
      if (rows.length === 0 || inFlight > MAX_IN_MEMORY || !publisher.ready()) return;
      inFlight += rows.length;
      void send(rows).then((fates) => {
        inFlight -= rows.length;
        for (const [{ seq }, fate] of fates) if (fate === 'sent') sent.push(seq);
        if (sent.length > 0) marking ??= mark();
      });
    },
    async drain() {
      const deadline = Date.now() + 5_000;
      while ((inFlight > 0 || marking) && Date.now() < deadline)
        await (marking ?? new Promise((next) => setTimeout(next, 10)));
    },
  };
}
