// Tests that messages which cannot be applied are retried or set aside, and that they do not disturb other messages.
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { until } from '@toric/infra/prove/testing/test-stack';
import { on } from '@toric/messaging/subscription';
import { uuidv7 } from 'uuidv7';
import { declareQueue, RETRY_TIERS_MS } from '../src/topology.ts';
import { type Bench, bench, envelopeOf, gate, NoteAdded, note, writeNote } from './harness.ts';

let b: Bench;
beforeAll(async () => {
  b = await bench();
});
beforeEach(async () => void (await b.rows('truncate payment.dead_letter, payment.scratch')));
afterEach(() => b.stopServices());
afterAll(() => b.stop());

type Letter = {
  consumer: string;
  message_id: string | null;
  reason: string;
  error: string;
  body: string;
  attempts: number;
};
const letters = () => b.rows<Letter>('select * from payment.dead_letter order by failed_at');
const publish = (body: object | string, headers = {}) => b.bus.publish('order.events', NoteAdded.type, body, headers);
const tiers = RETRY_TIERS_MS.map((ms) => `payment.retry-${ms / 1000}s`);
const inRetry = async () => {
  const found = await Promise.all(tiers.map(async (queue) => [queue, await b.bus.waiting(queue)] as const));
  return found.filter(([, count]) => count > 0);
};
const emptyTiers = () =>
  b.bus.withChannel(async (channel) => void (await Promise.all(tiers.map((queue) => channel.purgeQueue(queue)))));

/**
 * Returns a subscriber that writes each note. It refuses a note with the text `refuse` and throws at the text `throw`.
 */
const obeying = (tries: string[] = []) =>
  on(NoteAdded, {
    async run({ message, tx }) {
      tries.push(message.text);
      await writeNote(tx, message);
      if (message.text === 'refuse')
        throw new BusinessError('note.refused', 'conflict', { en: 'not this one', zh: '此条不行' });
      if (message.text === 'throw') throw new Error('always');
      return undefined;
    },
  });
const written = (count: number) =>
  until(`${count} notes`, async () => ((await b.scratch('payment')).length >= count ? true : undefined));

test('bad JSON, unknown type, invalid data and a refusal are set aside, and every other message of the batch is applied', async () => {
  const subscriptions = { poison: obeying() };
  await (await b.start('payment', { subscriptions })).stop();
  const innocents = Array.from({ length: 12 }, (_, index) => `good ${index}`);
  const refused = envelopeOf(note('refuse'));
  const bad = [
    '{ not json',
    { ...envelopeOf(note('x')), type: 'order.unheard-of.v1' },
    { ...envelopeOf(note('x')), data: { noteId: 7 } },
    '{}',
    refused,
  ];
  for (const [index, text] of innocents.entries()) {
    await publish(envelopeOf(note(text)));
    const poison = bad[index];
    if (poison) await publish(poison);
  }
  await b.start('payment', { subscriptions });
  await written(12);
  await until('five letters', async () => ((await letters()).length === 5 ? true : undefined));
  expect((await b.scratch('payment')).toSorted()).toEqual(innocents.toSorted());
  expect((await letters()).map(({ reason }) => reason).toSorted()).toEqual([
    'invalid-data',
    'refused',
    'undecodable',
    'undecodable',
    'unknown-type',
  ]);
  expect(await letters()).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        reason: 'refused',
        message_id: refused.id,
        body: JSON.stringify(refused),
        consumer: 'payment.poison',
      }),
      expect.objectContaining({ reason: 'undecodable', message_id: null, body: '{ not json' }),
    ]),
  );
  await b.stopServices();
  expect(await b.bus.waiting('payment.poison')).toBe(0);
});

test('a business refusal is recorded once and never retried, even if the message is delivered again', async () => {
  const tries: string[] = [];
  await b.start('payment', { subscriptions: { refusing: obeying(tries) } });
  const envelope = envelopeOf(note('refuse'));
  await publish(envelope);
  await publish(envelope);
  await publish(envelopeOf(note('good')));
  await written(1);
  await b.stopServices();
  // each of the two deliveries may be tried twice: in a batch and alone
  expect(tries.filter((text) => text === 'refuse').length).toBeLessThanOrEqual(4);
  expect(await letters()).toEqual([
    expect.objectContaining({
      reason: 'refused',
      message_id: envelope.id,
      error: 'BusinessError: not this one',
      attempts: 1,
    }),
  ]);
  expect(await inRetry()).toEqual([]);
});

test('a message that always throws gets three tries, then a copy with x-attempt + 1 in a retry tier, and others pass', async () => {
  const tries: string[] = [];
  await b.start('payment', { subscriptions: { throwing: obeying(tries) } });
  const envelope = envelopeOf(note('throw'));
  await publish(envelope);
  await publish(envelopeOf(note('good')));
  const [[tier] = ['']] = await until('the copy', async () => ((await inRetry()).length > 0 ? inRetry() : undefined));
  expect(['payment.retry-5s', 'payment.retry-7s']).toContain(tier);
  const copy = await b.bus.take(tier);
  expect(copy.properties.headers).toMatchObject({ 'x-attempt': 1 });
  expect(JSON.parse(String(copy.content))).toEqual(envelope);
  await written(1);
  expect(await b.scratch('payment')).toEqual(['good']);
  expect(tries.filter((text) => text === 'throw').length).toBeGreaterThanOrEqual(3);
  expect(await letters()).toEqual([]);
});

test('x-attempt grows by one per cycle, and after six cycles the message is set aside', async () => {
  await b.start('payment', { subscriptions: { cycling: obeying() } });
  const back = (attempt: number, envelope: object) =>
    b.bus.publish('payment.return', '5000.payment.cycling', envelope, { 'x-attempt': attempt });
  await back(2, envelopeOf(note('throw')));
  const [[tier] = ['']] = await until('the third copy', async () =>
    (await inRetry()).length > 0 ? inRetry() : undefined,
  );
  expect(['payment.retry-30s', 'payment.retry-45s']).toContain(tier);
  expect((await b.bus.take(tier)).properties.headers).toMatchObject({ 'x-attempt': 3 });
  await back(5, envelopeOf(note('throw')));
  const [[last] = ['']] = await until('the last copy', async () =>
    (await inRetry()).length > 0 ? inRetry() : undefined,
  );
  expect(['payment.retry-300s', 'payment.retry-480s']).toContain(last);
  expect((await b.bus.take(last)).properties.headers).toMatchObject({ 'x-attempt': 6 });
  const exhausted = envelopeOf(note('throw'));
  await back(6, exhausted);
  await until('the letter', async () => ((await letters()).length > 0 ? true : undefined));
  expect(await letters()).toEqual([
    expect.objectContaining({
      reason: 'retries-exhausted',
      message_id: exhausted.id,
      error: 'Error: always',
      attempts: 7,
    }),
  ]);
  expect(await inRetry()).toEqual([]);
});

test('a retry tier gives the message back to the one queue that it came from', async () => {
  let fails = true;
  const once = on(NoteAdded, {
    async run({ message, tx }) {
      if (message.text === 'later' && fails) throw new Error('not yet');
      await writeNote(tx, message);
      return undefined;
    },
  });
  await b.start('payment', { subscriptions: { 'comes-back': once } });
  await b.bus.listen('payment.bystander', NoteAdded);
  await publish(envelopeOf(note('later')));
  await until('the copy', async () => ((await inRetry()).length > 0 ? true : undefined));
  fails = false;
  await written(1);
  expect(await b.scratch('payment')).toEqual(['later']);
  expect(await b.bus.waiting('payment.bystander')).toBe(1);
});

test('the original is acknowledged only when its copy is confirmed and on a queue', async () => {
  await b.start('payment', { subscriptions: { unrouted: obeying() } });
  const bind = (act: 'bindQueue' | 'unbindQueue') =>
    b.bus.withChannel(async (channel) => {
      for (const ms of RETRY_TIERS_MS) await channel[act](`payment.retry-${ms / 1000}s`, 'payment.retry', `${ms}.#`);
    });
  await bind('unbindQueue');
  const envelope = envelopeOf(note('throw'));
  await publish(envelope);
  await publish(envelopeOf(note('good')));
  await written(1);
  await b.stopServices();
  // the broker puts the original back on its queue some moments after the connection has ended
  await until('the original', async () => ((await b.bus.waiting('payment.unrouted')) === 1 ? true : undefined));
  await bind('bindQueue');
  await b.start('payment', { subscriptions: { unrouted: obeying() } });
  const [[tier] = ['']] = await until('the copy', async () => ((await inRetry()).length > 0 ? inRetry() : undefined));
  expect(JSON.parse(String((await b.bus.take(tier)).content))).toEqual(envelope);
  await emptyTiers();
});

/**
 * Publishes messages and takes them `times` times without an acknowledgement, so that the broker counts them as
 * redelivered.
 */
async function redelivered(queue: string, envelopes: readonly object[], times = 3): Promise<void> {
  await b.bus.withChannel((channel) => declareQueue(channel, 'payment', queue, [NoteAdded]));
  for (const envelope of envelopes) await publish(envelope);
  for (let time = 0; time < times; time++)
    await b.bus.withChannel(async (channel) => {
      for (let taken = 0; taken < envelopes.length; ) if (await channel.get(queue)) taken++;
    });
}

test('a message that was started three times without an end is set aside, and the messages beside it are applied', async () => {
  const killer = envelopeOf(note('killer'));
  const innocents = ['a', 'b', 'c'].map((text) => envelopeOf(note(text)));
  await redelivered('payment.killed', [killer, ...innocents]);
  await b.rows(`insert into payment.delivery_attempt (consumer, message_id, starts) values ('payment.killed', $1, 3)`, [
    killer.id,
  ]);
  const tries: string[] = [];
  await b.start('payment', { subscriptions: { killed: obeying(tries) } });
  await written(3);
  await until('the letter', async () => ((await letters()).length > 0 ? true : undefined));
  expect(await letters()).toEqual([expect.objectContaining({ reason: 'kills-process', message_id: killer.id })]);
  expect(tries.toSorted()).toEqual(['a', 'b', 'c']);
  await until('their starts to be struck off', async () =>
    (await b.rows('select from payment.delivery_attempt')).length === 0 ? true : undefined,
  );
});

test('a message that was set aside is not applied when it is redelivered, unless it is being replayed', async () => {
  const aside = envelopeOf(note('aside'));
  const replaying = envelopeOf(note('replaying'));
  await redelivered('payment.lost', [aside, replaying, envelopeOf(note('innocent'))], 1);
  await b.rows(
    `insert into payment.dead_letter (id, consumer, message_id, reason, error, body, attempts, replay_asked_at)
    values ($1, 'payment.lost', $2, 'kills-process', '', '', 1, null), ($3, 'payment.lost', $4, 'kills-process', '', '', 1, now())`,
    [uuidv7(), aside.id, uuidv7(), replaying.id],
  );
  const tries: string[] = [];
  await b.start('payment', { subscriptions: { lost: obeying(tries) } });
  await written(2);
  await b.stopServices();
  expect([await b.bus.waiting('payment.lost'), tries.toSorted()]).toEqual([0, ['innocent', 'replaying']]);
  expect(await letters()).toHaveLength(2);
});

test('the start of a suspicious message is on record while its handler runs, and deleted when it ends', async () => {
  const door = gate();
  const envelope = envelopeOf(note('slow'));
  await redelivered('payment.suspicious', [envelope]);
  const slow = on(NoteAdded, {
    async run({ message, tx }) {
      await writeNote(tx, message);
      await door.passed;
      return undefined;
    },
  });
  await b.start('payment', { subscriptions: { suspicious: slow } });
  const starts = () => b.rows('select message_id, starts from payment.delivery_attempt');
  await until('its start', async () => ((await starts()).length > 0 ? true : undefined));
  expect(await starts()).toEqual([{ message_id: envelope.id, starts: 1 }]);
  expect(await b.scratch('payment')).toEqual([]);
  door.open();
  await written(1);
  await until('its end', async () => ((await starts()).length === 0 ? true : undefined));
});

test('a message with a leftover start is not started in a young process', async () => {
  const envelope = envelopeOf(note('once'));
  await redelivered('payment.young', [envelope]);
  const start = () => b.start('payment', { subscriptions: { young: obeying() } });
  const starts = () => b.rows('select starts from payment.delivery_attempt');
  await b.rows(`insert into payment.delivery_attempt (consumer, message_id, starts) values ('payment.young', $1, 1)`, [
    envelope.id,
  ]);
  const uptime = jest.spyOn(process, 'uptime').mockReturnValue(0);
  const young = await start();
  const left = async () =>
    b.bus.withChannel(async (channel) => (await channel.checkQueue('payment.young')).messageCount);
  await until('the delivery', async () => ((await left()) === 0 ? true : undefined));
  await young.stop();
  expect([await starts(), await b.scratch('payment')]).toEqual([[{ starts: 1 }], []]);
  uptime.mockRestore();
  await start();
  await written(1);
  await until('its end', async () => ((await starts()).length === 0 ? true : undefined));
});

test('a message that the broker gave up is moved to dead_letter, even if it cannot be read', async () => {
  await b.start('payment');
  const id = uuidv7();
  await b.bus.withChannel(async (channel) => {
    channel.publish('payment.parking', '', Buffer.from('a\0b'), {
      messageId: 'no uuid',
      headers: { 'x-first-death-queue': 'payment.some' },
    });
    channel.publish('payment.parking', '', Buffer.from('{}'), { messageId: id, type: NoteAdded.type });
  });
  await until('both', async () => ((await letters()).length === 2 ? true : undefined));
  expect(await letters()).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        reason: 'delivery-limit',
        message_id: null,
        body: 'a\uFFFDb',
        consumer: 'payment.some',
      }),
      expect.objectContaining({ reason: 'delivery-limit', message_id: id, body: '{}', type: NoteAdded.type }),
    ]),
  );
});
