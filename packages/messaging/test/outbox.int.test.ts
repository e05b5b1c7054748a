// The outbox: sent means confirmed and on a queue; order within one aggregate; what fails stops only its aggregate.
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

test('a row is marked only when it is confirmed and on a queue: an unroutable one stays until a queue is bound', async () => {
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

test('an event for the outside, which nobody hears, does not stay', async () => {
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

test('50 transactions at once on one aggregate: versions without gaps, in the order of rows and of the wire', async () => {
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

  /** Takes everything but what `fate` says otherwise of. */
  const taking = (fate: (row: OutboxRow) => PublishResult = () => 'sent'): Pick<Outbox, 'send'> => ({
    async send(rows) {
      const fates = new Map(rows.map((row) => [row, fate(row)]));
      sent.push(...rows.filter((row) => fates.get(row) === 'sent'));
      return fates;
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

  test('finds rows by state: one that commits late, with a lower number, is sent as well', async () => {
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

  test('a row of a clock that was an hour ahead does not wait until that hour has come', async () => {
    await store([note('early')]);
    await b.rows(`update "order".outbox set occurred_at = now() + interval '1 hour'`);
    expect(await relay(taking())).toBe(1);
  });

  /** Another aggregate that the same pass over the same shard meets. */
  async function inShardOf(id: string): Promise<string> {
    const [same] = await b.rows<{ id: string }>(
      `select id from (select gen_random_uuid() as id from generate_series(1, 500)) as g
       where (hashtext(id::text) & 2147483647) % 8 = (hashtext($1) & 2147483647) % 8 limit 1`,
      [id],
    );
    if (!same) throw new Error('500 ids, and none in this shard');
    return same.id;
  }

  test('sends one aggregate in order, and a row that fails stops its own aggregate only', async () => {
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

  test('gets past any number of rows that nobody takes', async () => {
    const stuck = uuidv7();
    await store(Array.from({ length: 600 }, () => note('stuck', stuck)));
    await store([note('behind', await inShardOf(stuck))]);
    let tries = 0;
    const stuckFor = (fate: PublishResult) => (row: OutboxRow) => {
      if (row.envelope.aggregateId !== stuck) return 'sent';
      tries++;
      return fate;
    };
    await relay(taking(stuckFor('returned')));
    expect(texts()).toEqual([]); // nobody listens to this type: one try tells
    expect(tries).toBe(1);
    await relay(taking(stuckFor('unknown')));
    expect(texts()).toEqual(['behind']);
  });

  test('leaves a shard that another instance holds, and does not meet the relays of other services', async () => {
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
