// Tests every metric that alarms and dashboards use: its value changes when the event that it counts happens.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { until } from '@toric/infra/prove/testing/test-stack';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import pino from 'pino';
import { uuidv7 } from 'uuidv7';
import { openLink } from '../src/connection.ts';
import { pause } from '../src/loop.ts';
import * as signals from '../src/metrics.ts';
import { measure } from '../src/upkeep.ts';
import { type Bench, bench, caused, envelopeOf, metricValue, NoteAdded, note, TakeNote } from './harness.ts';
import { proxyTo } from './proxy.ts';

let b: Bench;
beforeAll(async () => {
  b = await bench();
});
beforeEach(async () => void (await b.rows('truncate "order".outbox, payment.dead_letter, payment.process')));
afterEach(() => b.stopServices());
afterAll(() => b.stop());

const silent = pino({ level: 'silent' });
const nothing = on(NoteAdded, { run: async () => undefined });

test('emitted, confirmed and returned messages are counted, and the backlog of the outbox has a size and an age', async () => {
  await b.bus.listen('spy.signals', NoteAdded);
  const { work, database } = await b.start('order', { sends: [NoteAdded, TakeNote] });
  const confirmed = async () => {
    const { values } = await signals.confirmLatency.get();
    return values.find(({ metricName }) => metricName === 'confirm_latency_seconds_count')?.value ?? 0;
  };
  const [before, emitted, returned] = [
    await confirmed(),
    await metricValue(signals.messagesEmitted, { type: NoteAdded.type }),
    await metricValue(signals.publishReturns, { type: TakeNote.type }),
  ];
  await work(async () => ({
    result: 0,
    outcomes: caused(emits(note('heard'), TakeNote({ noteId: uuidv7(), text: 'unheard' }))),
  }));
  expect(await metricValue(signals.messagesEmitted, { type: NoteAdded.type })).toBe(emitted + 1);
  await until('the return', async () =>
    (await metricValue(signals.publishReturns, { type: TakeNote.type })) > returned ? true : undefined,
  );
  await until('both confirms', async () => ((await confirmed()) >= before + 2 ? true : undefined));
  await until('the mark', async () =>
    (await b.rows('select from "order".outbox where published_at is null')).length === 1 ? true : undefined,
  );
  await b.age('order');
  await measure(database);
  expect(await metricValue(signals.outboxUnpublished)).toBe(1);
  expect(await metricValue(signals.outboxOldestAge)).toBeGreaterThan(59);
  await b.rows('update "order".outbox set published_at = now()');
  await measure(database);
  expect([await metricValue(signals.outboxUnpublished), await metricValue(signals.outboxOldestAge)]).toEqual([0, 0]);
});

test('a consumer is alive while it consumes, and not after it has stopped', async () => {
  const queue = 'payment.signalled';
  const service = await b.start('payment', { subscriptions: { signalled: nothing } });
  expect(await metricValue(signals.consumerAlive, { queue })).toBe(1);
  await service.stop();
  await until('the end', async () => ((await metricValue(signals.consumerAlive, { queue })) === 0 ? true : undefined));
});

test('applied, repeated, retried and set-aside deliveries are counted', async () => {
  const failing = on(NoteAdded, {
    async run({ message }) {
      if (message.text === 'throw') throw new Error('always');
      return undefined;
    },
  });
  const queue = 'payment.counted';
  const { database } = await b.start('payment', { subscriptions: { counted: failing } });
  const good = envelopeOf(note('good'));
  for (const body of [good, good, envelopeOf(note('throw')), '{ no json'])
    await b.bus.publish('order.events', NoteAdded.type, body);
  for (const counter of [
    signals.messagesApplied,
    signals.inboxDuplicates,
    signals.retryAttempts,
    signals.deadLetters,
  ] as const)
    await until('each to be counted', async () => ((await metricValue(counter, { queue })) === 1 ? true : undefined));
  await measure(database);
  expect(await metricValue(signals.deadLettersOpen, { reason: 'undecodable' })).toBe(1);
  await b.rows('update payment.dead_letter set resolved_at = now()');
  await measure(database);
  expect(await metricValue(signals.deadLettersOpen)).toBe(0);
});

test('processes under way are counted by state, and those past their deadline too', async () => {
  const { database } = await b.start('payment');
  for (const [state, deadline] of [
    ['asking', '-2 minutes'],
    ['asking', '1 hour'],
    ['waiting', '1 hour'],
    ['done', null],
  ])
    await b.rows(
      `insert into payment.process (name, key, state, data, deadline_at) values ('errand', $1, $2, '{}', now() + $3::interval)`,
      [uuidv7(), state, deadline],
    );
  await measure(database);
  expect(await metricValue(signals.processOverdue)).toBe(1);
  expect(await metricValue(signals.processUnderWay, { process: 'errand', state: 'asking' })).toBe(2);
  expect(await metricValue(signals.processUnderWay, { process: 'errand' })).toBe(3);
});

test('callers that wait for a database connection are counted', async () => {
  const { database } = await b.start('payment', { poolSize: 4 });
  const { pool } = database;
  const held = await Promise.all(Array.from({ length: 4 }, () => pool.connect()));
  const waiting = [pool.connect(), pool.connect()];
  const measured = measure(database);
  expect(await metricValue(signals.poolWaiting)).toBeGreaterThanOrEqual(2);
  for (const client of held) client.release();
  for (const client of await Promise.all(waiting)) client.release();
  await measured;
  await measure(database);
  expect(await metricValue(signals.poolWaiting)).toBeLessThan(2);
});

test('a connection that the broker blocks is reported, and another connection is not', async () => {
  const wire = await proxyTo(b.stack.brokerUrl);
  const link = openLink({ url: wire.url, name: 'signals.publish', log: silent });
  const other = openLink({ url: b.stack.brokerUrl, name: 'signals.consume', log: silent });
  await until('both connections', async () => (link.connected && other.connected ? true : undefined));
  const blocked = (connection: string) => metricValue(signals.connectionBlocked, { connection });
  expect([await blocked('signals.publish'), await blocked('signals.consume')]).toEqual([0, 0]);
  // Makes AMQP frames on channel 0: connection.blocked (class 10, method 60) with an empty reason, and
  // connection.unblocked (61).
  const frame = (...payload: number[]) => Buffer.from([1, 0, 0, 0, 0, 0, payload.length, ...payload, 0xce]);
  wire.inject(frame(0, 10, 0, 60, 0));
  await until('the alarm', async () => ((await blocked('signals.publish')) === 1 ? true : undefined));
  expect([link.blocked, await blocked('signals.consume')]).toEqual([true, 0]);
  wire.inject(frame(0, 10, 0, 61));
  await until('its end', async () => ((await blocked('signals.publish')) === 0 ? true : undefined));
  await Promise.all([link.close(), other.close()]);
  await wire.close();
});

test('a channel whose set-up never ends is replaced, together with its connection', async () => {
  const link = openLink({ url: b.stack.brokerUrl, name: 'signals.stuck', log: silent, setUpMs: 300 });
  let tries = 0;
  let losses = 0;
  const stuck = () => (++tries === 1 ? new Promise<never>(() => undefined) : Promise.resolve());
  const kept = link.keepChannel(stuck, () => losses++);
  await kept.started;
  expect([tries, losses]).toEqual([2, 1]);
  await pause(600); // a channel that is set up in time keeps its connection
  expect([tries, losses]).toEqual([2, 1]);
  await link.close();
});
