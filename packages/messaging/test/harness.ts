// Starts small services on a test stack, for the tests only. Each schema has a scratch table, and the messages are
// notes without a business meaning.
import { jest } from '@jest/globals';
import { commandMessage, event, type Message, type MessageType } from '@toric/contracts/kernel/message';
import { type TestStack, testStack, until } from '@toric/infra/prove/testing/test-stack';
import { openDatabase } from '@toric/messaging/database';
import { type MessagingOptions, startMessaging } from '@toric/messaging/messaging';
import { NOTHING, type Outcome } from '@toric/messaging/outcome';
import type { Tx } from '@toric/messaging/sql';
import { type ConfirmChannel, connect, type GetMessage } from 'amqplib';
import pino from 'pino';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';

// This is longer than the time-out of `until`. A test then fails in `until`, whose error names the condition that did
// not become true.
jest.setTimeout(20_000);

const NOTE = { aggregate: 'noteId' as const, data: z.object({ noteId: z.uuid(), text: z.string() }) };
const example = { noteId: '0197a000-0000-7000-8000-000000000001', text: 'a note' };
export const NoteAdded = event('order.note-added.v1', { summary: 'A note', ...NOTE, example });
export const NoteState = event('order.note-state.v1', {
  summary: 'All of a note',
  ...NOTE,
  example,
  carriesState: true,
});
export const NoteFiled = event('payment.note-filed.v1', { summary: 'What follows from a note', ...NOTE, example });
export const TakeNote = commandMessage('payment.take-note.v1', {
  summary: 'Take it',
  ...NOTE,
  example,
  from: ['order'],
});

export const cause = { correlationId: 'test', causationId: null, traceparent: null };
export const caused = (value: Outcome = NOTHING) => [{ cause, value }];
export const note = (text: string, noteId = uuidv7()) => NoteAdded({ noteId, text });

type Schema = 'order' | 'payment';
/** `offline`: the broker is away, so the start does not wait for it. */
type Options = Partial<MessagingOptions> & { databaseUrl?: string; poolSize?: number; offline?: boolean };

export type Bench = Awaited<ReturnType<typeof bench>>;

export async function bench() {
  const stack = await testStack();
  for (const schema of ['order', 'payment'])
    await stack.admin.query(`
      create table "${schema}".scratch (seq bigserial primary key, note_id uuid not null, text text not null);
      grant all on "${schema}".scratch to public; grant usage on sequence "${schema}".scratch_seq_seq to public`);
  const running = new Set<() => Promise<void>>();
  const bus = await openBus(stack);

  async function start(service: Schema, options: Options = {}) {
    const { databaseUrl = stack.databaseUrl(service), poolSize = 10, offline = false, ...rest } = options;
    const lines: string[] = [];
    const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
    const database = openDatabase({ url: databaseUrl, poolSize, name: `test.${service}` });
    const messaging = startMessaging({
      ...{ service, brokerUrl: stack.brokerUrl, database, log },
      ...{ subscriptions: {}, processes: [], effects: [], sends: [], record: () => Promise.resolve() },
      ...rest,
    });
    if (!offline) await messaging.started;
    async function stop() {
      if (!running.delete(stop)) return;
      await messaging.stop();
      await database.close();
    }
    running.add(stop);
    return { ...messaging, database, stop, lines };
  }

  return {
    stack,
    bus,
    start,
    rows: async <R>(sql: string, values: unknown[] = []): Promise<R[]> => (await stack.admin.query(sql, values)).rows,
    /** Returns the notes that handlers wrote, in order. */
    scratch: async (schema: Schema, noteId?: string): Promise<string[]> => {
      const where = noteId ? 'where note_id = $1' : '';
      const { rows } = await stack.admin.query<{ text: string }>(
        `select text from "${schema}".scratch ${where} order by seq`,
        noteId ? [noteId] : [],
      );
      return rows.map(({ text }) => text);
    },
    /** Makes outbox rows old enough for the relay, which leaves young rows to the process that wrote them. */
    age: (schema: Schema) =>
      stack.admin.query(`update "${schema}".outbox set occurred_at = now() - interval '1 minute'`),
    async stopServices() {
      await Promise.all([...running].map((stop) => stop()));
    },
    async stop() {
      await Promise.all([...running].map((stop) => stop()));
      await bus.close();
      await stack.stop();
    },
  };
}

/** Writes a note to the scratch table of the service. */
export const writeNote = (tx: Tx, { noteId, text }: { noteId: string; text: string }) =>
  tx.run`insert into scratch (note_id, text) values (${noteId}, ${text})`;

export const envelopeOf = (message: Message, version = 1, id = uuidv7()) => ({
  ...{ id, ...message, version, correlationId: 'test', causationId: null, traceparent: null },
  occurredAt: new Date().toISOString(),
});

/** Opens the test's own connection to the broker. Each call that may break its channel uses a new channel. */
async function openBus(stack: TestStack) {
  const connection = await connect(stack.brokerUrl);
  const publishing = await connection.createConfirmChannel();
  /**
   * Runs `act` on a new channel. It waits for all confirms before the channel closes, because the broker may lose an
   * unconfirmed message.
   */
  async function withChannel<T>(act: (channel: ConfirmChannel) => Promise<T>) {
    const channel = await connection.createConfirmChannel();
    channel.on('error', () => undefined); // the call that fails rejects too, so the `error` event is ignored
    try {
      const given = await act(channel);
      await channel.waitForConfirms();
      return given;
    } finally {
      await channel.close().catch(() => undefined);
    }
  }
  return {
    withChannel,
    async publish(exchange: string, key: string, body: object | string, headers: Record<string, unknown> = {}) {
      const content = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
      publishing.publish(exchange, key, content, { headers, persistent: true });
      await publishing.waitForConfirms();
    },
    /** Waits until a queue holds a message, and removes and returns the message. */
    take: (queue: string) =>
      withChannel(async (channel) =>
        until<GetMessage>(
          `a message in ${queue}`,
          async () => (await channel.get(queue, { noAck: true })) || undefined,
        ),
      ),
    waiting: (queue: string) => withChannel(async (channel) => (await channel.checkQueue(queue)).messageCount),
    /** Creates a queue for the test and binds it to a message type. */
    listen: (queue: string, type: MessageType) =>
      withChannel(async (channel) => {
        await channel.assertQueue(queue, { durable: true });
        await channel.bindQueue(queue, `${type.owner}.${type.kind === 'event' ? 'events' : 'commands'}`, type.type);
      }),
    close: () => connection.close(),
  };
}

/** Returns the value of a counter or gauge, summed over the labels that match. */
export async function metricValue(
  metric: { get(): Promise<{ values: { value: number; labels: object }[] }> },
  labels: Record<string, string> = {},
): Promise<number> {
  const { values } = await metric.get();
  const fits = values.filter((one) =>
    Object.entries(labels).every(([name, value]) => Reflect.get(one.labels, name) === value),
  );
  return fits.reduce((sum, { value }) => sum + value, 0);
}

/** Returns a gate. A handler awaits `passed` until the test calls `open`. */
export function gate() {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open: () => open() };
}
