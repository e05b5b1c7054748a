// Tests the outbox. A row is regarded as sent only if the broker confirmed it and put it on a queue. A row that fails
// stops only its own aggregate.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { until } from '@toric/infra/prove/testing/test-stack';
import { type Database, openDatabase, transaction } from '@toric/messaging/database';
import { emits } from '@toric/messaging/outcome';
import pino from 'pino';
import { uuidv7 } from 'uuidv7';
import type { Outbox } from '../src/outbox.ts';
import { insertOutbox, type OutboxRow, prepare } from '../src/outbox.store.ts';
import type { PublishResult } from '../src/publisher.ts';
import { relayOnce } from '../src/relay.ts';
import { type Bench, bench, cause, caused, gate, NoteAdded, NoteFiled, note, TakeNote } from './harness.ts';

let b: Bench;
beforeAll(async () => {
  b = await bench();
});
beforeEach(async () => void (await b.rows('truncate "order".outbox, "order".aggregate_version restart identity')));
afterEach(() => b.stopServices());
afterAll(() => b.stop());

type Stored = { aggregate_id: string; version: number; published: boolean };
const stored = () =>
  b.rows<Stored>(
    'select aggregate_id, version, published_at is not null as published from "order".outbox order by seq',
  );

test('a row is marked only if it is confirmed and on a queue, so an unroutable one stays until a queue is bound', async () => {
  const service = await b.start('order', { sends: [TakeNote, NoteAdded] });
  await b.bus.listen('spy.events', NoteAdded);
  const emit = (text: string) =>
    service.work(async ({ newId }) => {
      const noteId = newId();
      return { result: noteId, outcomes: caused(emits(TakeNote({ noteId, text }), note(text, uuidv7()))) };
    });
  await emit('early');
  await until('the event to be marked', async () =>
    (await stored()).some(({ published }) => published) ? true : undefined,
  );
  await b.age('order');
  await until('the relay to have tried', async () =>
    service.lines.filter((line) => line.includes('no queue is bound')).length > 1 ? true : undefined,
  );
  expect((await stored()).map(({ published }) => published)).toEqual([false, true]);
  await b.bus.listen('spy.commands', TakeNote);
  expect(JSON.parse(String((await b.bus.take('spy.commands')).content))).toMatchObject({ data: { text: 'early' } });
  await until('the mark', async () => ((await stored()).every(({ published }) => published) ? true : undefined));
});

test('an external event without a queue is marked as published', async () => {
  const external = { ...NoteFiled, audience: 'external' as const };
  const { work } = await b.start('payment', { sends: [external] });
  await work(async ({ newId }) => ({ result: 0, outcomes: caused(emits(NoteFiled({ noteId: newId(), text: '' }))) }));
  await until('the mark', async () => {
    const [row] = await b.rows<{ left: number }>(
      'select count(*)::int as left from payment.outbox where published_at is null',
    );
    return row?.left === 0 ? true : undefined;
  });
});

test('50 concurrent transactions on one aggregate get versions without a gap, in the order of their rows', async () => {
  await b.bus.listen('spy.order', NoteAdded);
  const { work } = await b.start('order', { sends: [NoteAdded], poolSize: 20 });
  const noteId = uuidv7();
  let fails = 0;
  await Promise.allSettled(
    Array.from({ length: 60 }, (_, index) =>
      work(async () => ({
        result: 0,
        outcomes: caused(emits(note('a', noteId), note('b', noteId))),
        async closing() {
          if (index % 6 === 0) throw new Error(`transaction ${++fails} fails`);
        },
      })),
    ),
  );
  expect(fails).toBe(10);
  const wanted = Array.from({ length: 100 }, (_, index) => index + 1);
  expect((await stored()).map(({ version }) => version)).toEqual(wanted);
  await until('all to be sent', async () => ((await stored()).every(({ published }) => published) ? true : undefined));
  const sent: number[] = [];
  while (sent.length < 100) sent.push(JSON.parse(String((await b.bus.take('spy.order')).content)).version);
  expect(sent.toSorted((x, y) => x - y)).toEqual(wanted);
});

describe('the relay', () => {
  const log = pino({ level: 'silent' });
  let database: Database;
  let sent: OutboxRow[];
  beforeEach(async () => {
    database = openDatabase({ url: b.stack.databaseUrl('order'), poolSize: 4, name: 'test.relay' });
    sent = [];
  });
  afterEach(() => database.close());

  /** Returns a fake outbox. `resultOf` decides the result of each row, and `sent` collects the rows that were sent. */
  const taking = (resultOf: (row: OutboxRow) => PublishResult = () => 'sent'): Pick<Outbox, 'send'> => ({
    async send(rows) {
      const results = new Map(rows.map((row) => [row, resultOf(row)]));
      sent.push(...rows.filter((row) => results.get(row) === 'sent'));
      return results;
    },
  });
  const old = new Date(Date.now() - 60_000);
  const store = (messages: readonly ReturnType<typeof note>[], before: Promise<void> = Promise.resolve()) =>
    transaction(database, async (tx) => {
      const rows = await insertOutbox(
        tx,
        prepare(
          messages.map((value) => ({ cause, value })),
          old,
        ),
      );
      await before;
      return rows;
    });
  const texts = () => sent.map(({ envelope }) => String(Reflect.get(Object(envelope.data), 'text')));
  const relay = (outbox: Pick<Outbox, 'send'>) => relayOnce(database, outbox, log);

  test('finds rows by state, so a row that commits late with a lower number is sent too', async () => {
    const late = gate();
    const lateId = uuidv7();
    const earlyId = await inShardOf(lateId);
    const slow = store([note('late', lateId)], late.passed);
    await until('its number', async () =>
      (await b.rows<{ taken: boolean }>('select is_called as taken from "order".outbox_seq_seq'))[0]?.taken
        ? true
        : undefined,
    );
    await store([note('early', earlyId)]);
    expect(await relay(taking())).toBe(1);
    late.open();
    const [row] = await slow;
    expect(await relay(taking())).toBe(1);
    expect(texts()).toEqual(['early', 'late']);
    expect(row?.seq).toBeLessThan(sent[0]?.seq ?? 0);
    expect(await relay(taking())).toBe(0);
  });

  test('sends a row whose clock was an hour ahead without waiting for that hour', async () => {
    await store([note('early')]);
    await b.rows(`update "order".outbox set occurred_at = now() + interval '1 hour'`);
    expect(await relay(taking())).toBe(1);
  });

  /** Returns the id of another aggregate in the same shard of the relay. */
  async function inShardOf(id: string): Promise<string> {
    const [same] = await b.rows<{ id: string }>(
      `select id from (select gen_random_uuid() as id from generate_series(1, 500)) as g
       where (hashtext(id::text) & 2147483647) % 8 = (hashtext($1) & 2147483647) % 8 limit 1`,
      [id],
    );
    if (!same) throw new Error('500 ids, and none in this shard');
    return same.id;
  }

  test('sends each aggregate in order, and a row that fails stops only its own aggregate', async () => {
    const bad = uuidv7();
    const good = await inShardOf(bad);
    await store([1, 2, 3, 4].flatMap((n) => [note(`bad ${n}`, bad), note(`good ${n}`, good)]));
    await relay(
      taking(({ envelope }) => (envelope.aggregateId === bad && envelope.version === 2 ? 'unknown' : 'sent')),
    );
    expect(texts().filter((text) => text.startsWith('bad'))).toEqual(['bad 1']);
    expect(texts().filter((text) => text.startsWith('good'))).toEqual(['good 1', 'good 2', 'good 3', 'good 4']);
    await relay(taking());
    expect(texts().slice(5)).toEqual(['bad 2', 'bad 3', 'bad 4']);
  });

  test('gets past any number of rows that no queue takes', async () => {
    const stuck = uuidv7();
    await store(Array.from({ length: 600 }, () => note('stuck', stuck)));
    await store([note('behind', await inShardOf(stuck))]);
    let tries = 0;
    const stuckFor = (result: PublishResult) => (row: OutboxRow) => {
      if (row.envelope.aggregateId !== stuck) return 'sent';
      tries++;
      return result;
    };
    await relay(taking(stuckFor('returned')));
    // These rows have the same message type. A type for which no queue is bound is tried once per pass.
    expect(texts()).toEqual([]);
    expect(tries).toBe(1);
    await relay(taking(stuckFor('unknown')));
    expect(texts()).toEqual(['behind']);
  });

  test('skips a shard that another instance has locked, and does not conflict with other services', async () => {
    await store([note('one')]);
    const lock = (schema: string) =>
      `select pg_advisory_lock(hashtext('relay ${schema}'), shard) from generate_series(0, 7) as shard`;
    const other = await b.stack.admin.connect();
    try {
      await other.query(lock('order'));
      expect(await relay(taking())).toBe(0);
      await other.query(`select pg_advisory_unlock_all()`);
      await other.query(lock('payment'));
      expect(await relay(taking())).toBe(1);
    } finally {
      other.release(true);
    }
  });
});
