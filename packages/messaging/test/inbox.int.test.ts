// Tests that a message may be delivered several times but takes effect once, and that an older state never replaces a
// newer one.
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { until } from '@toric/infra/prove/testing/test-stack';
import { on } from '@toric/messaging/subscription';
import { uuidv7 } from 'uuidv7';
import { PREFETCH } from '../src/consumer.ts';
import { inboxDuplicates } from '../src/metrics.ts';
import { type Bench, bench, envelopeOf, metricValue, gate, NoteAdded, NoteState, note, writeNote } from './harness.ts';
import { proxyTo } from './proxy.ts';

let b: Bench;
beforeAll(async () => {
  b = await bench();
});
afterEach(() => b.stopServices());
afterAll(() => b.stop());

const recording = on(NoteAdded, {
  async run({ message, tx }) {
    await writeNote(tx, message);
    return undefined;
  },
});
const publish = (envelope: object, type: string = NoteAdded.type) => b.bus.publish('order.events', type, envelope);

test('a message is applied once, however often two instances get it, in one batch or later', async () => {
  const taken = [0, 0];
  for (const instance of [0, 1]) {
    const counting = on(NoteAdded, {
      async run({ message, tx }) {
        taken[instance] = (taken[instance] ?? 0) + 1;
        await writeNote(tx, message);
        return undefined;
      },
    });
    await b.start('payment', { subscriptions: { twice: counting } });
  }
  // there are more messages than one prefetch, so that both instances get some
  const envelopes = Array.from({ length: 3 * PREFETCH }, (_, index) => envelopeOf(note(`${index}`)));
  await Promise.all([...envelopes, ...envelopes, ...envelopes].map((envelope) => publish(envelope)));
  await until('every delivery', async () => {
    const duplicates = await metricValue(inboxDuplicates, { queue: 'payment.twice' });
    return duplicates + (await b.scratch('payment')).length === 3 * envelopes.length ? true : undefined;
  });
  expect(taken).not.toContain(0);
  expect((await b.scratch('payment')).toSorted()).toEqual(
    envelopes.map(({ data }) => (data as { text: string }).text).toSorted(),
  );
});

test('a consumer that may linger applies messages that come one after the other in one transaction', async () => {
  await b.start('payment', { subscriptions: { lingering: { ...recording, lingerMs: 1_000 } } });
  const noteId = uuidv7();
  for (let count = 0; count < 5; count++) await publish(envelopeOf(note(`${count}`, noteId), count + 1));
  await until('all five', async () => ((await b.scratch('payment', noteId)).length === 5 ? true : undefined));
  expect(
    await b.rows('select count(distinct xmin::text)::int as transactions from payment.scratch where note_id = $1', [
      noteId,
    ]),
  ).toEqual([{ transactions: 1 }]);
});

test('each consumer of an event applies it, because the inbox is per consumer', async () => {
  const noteId = uuidv7();
  await b.start('payment', { subscriptions: { 'consumer-a': recording, 'consumer-b': recording } });
  await publish(envelopeOf(note('both', noteId)));
  await until('both', async () => ((await b.scratch('payment', noteId)).length === 2 ? true : undefined));
  expect(
    await b.rows('select consumer from payment.inbox where consumer like $1 order by 1', ['payment.consumer-%']),
  ).toEqual([{ consumer: 'payment.consumer-a' }, { consumer: 'payment.consumer-b' }]);
});

test('a message whose connection is cut between commit and acknowledgement is redelivered and applied once', async () => {
  const noteId = uuidv7();
  const queue = 'payment.cut';
  const wire = await proxyTo(b.stack.brokerUrl);
  await b.start('payment', { brokerUrl: wire.url, subscriptions: { cut: recording } });
  wire.hold('up'); // from here on, no acknowledgement reaches the broker
  await publish(envelopeOf(note('once', noteId)));
  await until('the commit', async () => ((await b.scratch('payment', noteId)).length > 0 ? true : undefined));
  expect(await metricValue(inboxDuplicates, { queue })).toBe(0);
  wire.cut();
  await until('the second delivery', async () =>
    (await metricValue(inboxDuplicates, { queue })) === 1 ? true : undefined,
  );
  expect(await b.scratch('payment', noteId)).toEqual(['once']);
  await b.stopServices();
  expect(await b.bus.waiting(queue)).toBe(0);
  await wire.close();
});

test('a message is acknowledged only after its commit, so if its process dies in the handler, another applies it', async () => {
  const noteId = uuidv7();
  const wire = await proxyTo(b.stack.brokerUrl);
  const door = gate();
  let entered = 0;
  const slow = on(NoteAdded, {
    async run({ message, tx }) {
      await writeNote(tx, message);
      if (++entered === 1) await door.passed;
      return undefined;
    },
  });
  await b.start('payment', { brokerUrl: wire.url, subscriptions: { 'dies-inside': slow } });
  await publish(envelopeOf(note('kept', noteId)));
  await until('the handler', async () => (entered === 1 ? true : undefined));
  // when a process dies, the servers see that its connections to broker and database are gone: both are cut here
  await wire.close();
  await b.rows(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'test.payment' and datname = current_database()`,
  );
  expect(await b.scratch('payment', noteId)).toEqual([]);
  await b.start('payment', { subscriptions: { 'dies-inside': slow } });
  await until('the other process', async () => ((await b.scratch('payment', noteId)).length > 0 ? true : undefined));
  expect(await b.scratch('payment', noteId)).toEqual(['kept']);
  door.open();
});

test('an older state is never applied, neither late nor as an ancient replay without an inbox row', async () => {
  const noteId = uuidv7();
  const consumer = 'payment.project-state';
  await b.start('payment', {
    subscriptions: {
      'project-state': on(NoteState, {
        async run({ message, tx }) {
          await writeNote(tx, message);
          return undefined;
        },
      }),
    },
  });
  const state = (version: number) => envelopeOf(NoteState({ noteId, text: `v${version}` }), version);
  const send = (envelope: object) => publish(envelope, NoteState.type);
  const applied = () => b.scratch('payment', noteId);
  const seen = async (count: number) =>
    until(`${count} in the inbox`, async () => {
      const [row] = await b.rows<{ n: number }>('select count(*)::int as n from payment.inbox where consumer = $1', [
        consumer,
      ]);
      return row?.n === count ? true : undefined;
    });
  const second = state(2);
  await send(second);
  await seen(1);
  await send(state(1));
  await seen(2);
  expect(await applied()).toEqual(['v2']);
  await b.rows('delete from payment.inbox where consumer = $1', [consumer]);
  await send(second);
  await send(state(1));
  await seen(2);
  expect(await applied()).toEqual(['v2']);
  await send(state(3));
  await seen(3);
  expect(await applied()).toEqual(['v2', 'v3']);
});

test('only the newest of several states in one batch is applied', async () => {
  const [noteId, blocker] = [uuidv7(), uuidv7()];
  const door = gate();
  const batches: number[] = [];
  const projecting = on(NoteState, {
    async runMany({ received, tx }) {
      batches.push(received.length);
      for (const { message } of received) await writeNote(tx, message);
      if (batches.length === 1) await door.passed;
      return received.map(() => undefined);
    },
  });
  await b.start('payment', { subscriptions: { 'project-newest': projecting } });
  const state = (id: string, version: number) => envelopeOf(NoteState({ noteId: id, text: `v${version}` }), version);
  await publish(state(blocker, 1), NoteState.type);
  await until('the blocker', async () => (batches.length === 1 ? true : undefined));
  for (const version of [1, 3, 2]) await publish(state(noteId, version), NoteState.type);
  await until('the others to wait', async () =>
    (await b.bus.waiting('payment.project-newest')) === 0 ? true : undefined,
  );
  door.open();
  await until('the newest', async () => ((await b.scratch('payment', noteId)).length > 0 ? true : undefined));
  expect(await b.scratch('payment', noteId)).toEqual(['v3']);
  expect(batches).toEqual([1, 1]);
});
