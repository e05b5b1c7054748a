// Tests that operators can put dead letters back on the one queue where they failed, and can publish the outbox again.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { refusal } from '@toric/contracts/kernel/refusal';
import { until } from '@toric/infra/prove/testing/test-stack';
import { transaction } from '@toric/messaging/database';
import { groupByAggregate } from '@toric/messaging/dead-letter';
import { askReplay, findCauses, findLetters, resolveLetters } from '@toric/messaging/dead-letter.store';
import { emits, performs } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { uuidv7 } from 'uuidv7';
import { recordAction } from '../src/operator-action.store.ts';
import { unpublish } from '../src/outbox-replay.store.ts';
import { type Bench, bench, caused, envelopeOf, NoteAdded, note, writeNote } from './harness.ts';

let b: Bench;
beforeAll(async () => {
  b = await bench();
});
beforeEach(
  async () =>
    void (await b.rows('truncate payment.dead_letter, payment.scratch, payment.inbox, payment.effect, "order".outbox')),
);
afterEach(() => b.stopServices());
afterAll(() => b.stop());

type Service = Awaited<ReturnType<Bench['start']>>;
type Letter = { id: string; message_id: string; resolution: string | null; replay_asked_at: Date | null };
const letters = () => b.rows<Letter>('select * from payment.dead_letter order by failed_at, id');
const publish = (body: object) => b.bus.publish('order.events', NoteAdded.type, body);

const NOTE_REFUSED = refusal('note.refused', 'conflict', { en: 'Not now.', zh: '现在不行。' });

/** Returns a subscriber that refuses every message until `world.inOrder` is true. */
function moody() {
  const world = { inOrder: false };
  const subscription = on(NoteAdded, {
    async run({ message, tx }) {
      if (!world.inOrder) throw NOTE_REFUSED();
      await writeNote(tx, message);
      return undefined;
    },
  });
  return { world, subscription };
}

async function setAside(count: number): Promise<Letter[]> {
  return until(`${count} letters`, async () => {
    const found = await letters();
    return found.length === count ? found : undefined;
  });
}

/**
 * Replays all open letters as the operators' route does: it marks the letters and stores the effects in one
 * transaction.
 */
const replayAll = ({ work, replay }: Service) =>
  work(async ({ tx, now }) => {
    const found = await findLetters(tx, { states: ['open'], limit: 100 });
    const taken = await askReplay(
      tx,
      found.map(({ id }) => id),
      now,
    );
    const groups = groupByAggregate(found.filter(({ id }) => taken.has(id)));
    return { result: undefined, outcomes: caused(performs(...groups.map((letterIds) => replay({ letterIds })))) };
  });
const resolved = () =>
  until('all letters to be resolved', async () => {
    const found = await letters();
    return found.every(({ resolution }) => resolution !== null) ? found : undefined;
  });

test('a dead letter goes back under its own id to the one queue where it failed, and is applied there', async () => {
  const { world, subscription } = moody();
  const glad = on(NoteAdded, {
    run: async ({ message, tx }) => void (await writeNote(tx, { ...message, text: 'glad' })),
  });
  const service = await b.start('payment', { subscriptions: { moody: subscription, glad } });
  const envelope = envelopeOf(note('late'));
  await publish(envelope);
  await setAside(1);
  await until('the other consumer', async () => ((await b.scratch('payment')).length === 1 ? true : undefined));
  await b.bus.listen('payment.bystander', NoteAdded);
  world.inOrder = true;
  await replayAll(service);
  expect(await resolved()).toEqual([
    expect.objectContaining({ message_id: envelope.id, resolution: 'replayed', consumer: 'payment.moody' }),
  ]);
  await until('the late note', async () => ((await b.scratch('payment')).length === 2 ? true : undefined));
  expect(await b.scratch('payment')).toEqual(['glad', 'late']);
  expect(await b.bus.waiting('payment.bystander')).toBe(0);
  const applied = await b.rows<{ consumer: string }>('select consumer from payment.inbox where message_id = $1', [
    envelope.id,
  ]);
  expect(applied.map(({ consumer }) => consumer).toSorted()).toEqual(['payment.glad', 'payment.moody']);
});

test('a replay that fails again is a new letter, even if it fails before the old one is resolved', async () => {
  const { subscription } = moody();
  const service = await b.start('payment', { subscriptions: { stubborn: subscription } });
  const envelope = envelopeOf(note('never'));
  await publish(envelope);
  const [old] = await setAside(1);
  // the replay is asked for, and the message is published by hand before the effect resolves the letter
  await transaction(service.database, (tx) => askReplay(tx, [old?.id ?? ''], new Date()));
  await b.bus.publish('payment.return', 'replay.payment.stubborn', envelope);
  const [first, second] = await setAside(2);
  expect([first?.id, first?.message_id, second?.message_id]).toEqual([old?.id, envelope.id, envelope.id]);
  expect([first?.replay_asked_at, second?.replay_asked_at]).toEqual([expect.any(Date), null]);
});

test('the inbox drops a replayed message that its consumer has applied meanwhile', async () => {
  const { world, subscription } = moody();
  const service = await b.start('payment', { subscriptions: { twice: subscription } });
  const envelope = envelopeOf(note('once'));
  await publish(envelope);
  await setAside(1);
  world.inOrder = true;
  await publish(envelope);
  await until('the note', async () => ((await b.scratch('payment')).length === 1 ? true : undefined));
  await replayAll(service);
  await resolved();
  await publish(envelopeOf(note('after')));
  await until('what follows', async () => ((await b.scratch('payment')).includes('after') ? true : undefined));
  expect(await b.scratch('payment')).toEqual(['once', 'after']);
  expect(await letters()).toHaveLength(1);
});

test('letters of one aggregate come back in the order of their versions, in whatever order they failed', async () => {
  const { world, subscription } = moody();
  const service = await b.start('payment', { subscriptions: { ordered: subscription } });
  const noteId = uuidv7();
  for (const version of [3, 1, 4, 2]) {
    await publish(envelopeOf(note(`v${version}`, noteId), version));
    await until('its letter', async () =>
      (await letters()).length === [3, 1, 4, 2].indexOf(version) + 1 ? true : undefined,
    );
  }
  world.inOrder = true;
  await replayAll(service);
  await until('all four', async () => ((await b.scratch('payment')).length === 4 ? true : undefined));
  expect(await b.scratch('payment', noteId)).toEqual(['v1', 'v2', 'v3', 'v4']);
});

test('a letter whose queue is missing waits until the queue exists, even if the process ends meanwhile', async () => {
  const { subscription } = moody();
  const first = await b.start('payment', { subscriptions: { homeless: subscription } });
  const envelope = envelopeOf(note('home'));
  await publish(envelope);
  await setAside(1);
  await first.stop();
  await b.bus.withChannel(async (channel) => void (await channel.deleteQueue('payment.homeless')));
  const second = await b.start('payment');
  await replayAll(second);
  await until('a try in vain', async () =>
    (await b.rows(`select from payment.effect where last_error like '%returned%'`)).length === 1 ? true : undefined,
  );
  expect(await letters()).toEqual([expect.objectContaining({ resolution: null })]);
  await second.stop();
  const { world, subscription: cured } = moody();
  world.inOrder = true;
  await b.start('payment', { subscriptions: { homeless: cured } });
  await resolved();
  await until('the note', async () => ((await b.scratch('payment')).length === 1 ? true : undefined));
});

test('a letter that is discarded before it is on its queue never gets there', async () => {
  const { world, subscription } = moody();
  const service = await b.start('payment', { subscriptions: { dropped: subscription } });
  await publish(envelopeOf(note('unwanted')));
  const [letter] = await setAside(1);
  const ids = [letter?.id ?? ''];
  world.inOrder = true;
  await transaction(service.database, (tx) => askReplay(tx, ids, new Date()));
  await transaction(service.database, (tx) => resolveLetters(tx, ids, 'discarded', new Date()));
  await service.replay.perform({ letterIds: ids }, 1, new Date());
  await service.work(async ({ tx, now, newId }) => {
    await service.replay.settle({ data: { letterIds: ids }, result: undefined, tx, now, newId });
    return { result: undefined, outcomes: [] };
  });
  await publish(envelopeOf(note('wanted')));
  await until('what follows', async () => ((await b.scratch('payment')).length > 0 ? true : undefined));
  expect(await b.scratch('payment')).toEqual(['wanted']);
  expect(await letters()).toEqual([expect.objectContaining({ resolution: 'discarded' })]);
});

test('letters are found by consumer, type, reason, error and time, page by page', async () => {
  const service = await b.start('payment');
  const find = (query: Partial<Parameters<typeof findLetters>[1]>) =>
    transaction(service.database, (tx) => findLetters(tx, { limit: 10, ...query })).then((found) =>
      found.map(({ error }) => error),
    );
  for (const [index, [consumer, type, reason, error]] of [
    ['payment.a', NoteAdded.type, 'refused', 'no Stock left'],
    ['payment.b', NoteAdded.type, 'refused', '100% wrong'],
    ['payment.b', null, 'undecodable', 'no JSON'],
  ].entries())
    await b.rows(
      `insert into payment.dead_letter (id, consumer, type, reason, error, body, attempts, failed_at)
       values ($1, $2, $3, $4, $5, '{}', 1, $6)`,
      [uuidv7(), consumer, type, reason, error, `2026-11-0${index + 1}T00:00:00Z`],
    );
  expect(await find({ consumer: 'payment.b' })).toEqual(['100% wrong', 'no JSON']);
  expect(await find({ type: NoteAdded.type })).toEqual(['no Stock left', '100% wrong']);
  expect(await find({ reason: 'undecodable' })).toEqual(['no JSON']);
  expect(await find({ error: 'no stock' })).toEqual(['no Stock left']);
  expect(await find({ error: '%' })).toEqual(['100% wrong']);
  expect(await find({ since: '2026-11-02T00:00:00Z', until: '2026-11-03T00:00:00Z' })).toEqual(['100% wrong']);
  expect(await find({ states: ['discarded'] })).toEqual([]);
  const [first] = await transaction(service.database, (tx) => findLetters(tx, { limit: 1 }));
  expect(await find({ limit: 1, after: first })).toEqual(['100% wrong']);
  const causes = await transaction(service.database, (tx) => findCauses(tx, { states: ['open'], parts: 4, limit: 10 }));
  expect(causes.map(({ consumer, type, messages, overTime }) => [consumer, type, messages, overTime])).toEqual([
    ['payment.a', NoteAdded.type, 1, { 1: 1 }],
    ['payment.b', NoteAdded.type, 1, { 1: 1 }],
    ['payment.b', null, 1, { 1: 1 }],
  ]);
});

test('letters of one queue, type and reason are one cause, with the times of their failures', async () => {
  const service = await b.start('payment');
  for (const minute of [0, 1, 2, 8])
    await b.rows(
      `insert into payment.dead_letter (id, consumer, type, reason, error, body, attempts, failed_at)
       values ($1, 'payment.a', $2, 'refused', $3, '{}', 1, $4)`,
      [uuidv7(), NoteAdded.type, `at ${minute}`, `2026-11-01T00:0${minute}:00Z`],
    );
  const find = (query: Partial<Parameters<typeof findCauses>[1]>) =>
    transaction(service.database, (tx) => findCauses(tx, { states: ['open'], parts: 4, limit: 10, ...query }));
  expect(await find({})).toMatchObject([{ messages: 4, error: 'at 0', overTime: { 1: 3, 4: 1 } }]);
  expect(await find({ since: '2026-11-01T00:02:00Z' })).toMatchObject([{ messages: 2, error: 'at 2' }]);
  expect(await find({ states: ['discarded'] })).toEqual([]);
});

test('the outbox is published again for a broker that lost everything, and applied messages are dropped', async () => {
  const keep = on(NoteAdded, { run: async ({ message, tx }) => void (await writeNote(tx, message)) });
  const sender = await b.start('order', { sends: [NoteAdded] });
  const consumer = await b.start('payment', { subscriptions: { keep } });
  const noteId = uuidv7();
  const emit = (text: string) =>
    sender.work(async () => ({ result: undefined, outcomes: caused(emits(note(text, noteId))) }));
  await emit('applied');
  await until('the first', async () => ((await b.scratch('payment')).length === 1 ? true : undefined));
  await consumer.stop();
  await emit('lost');
  const published = () =>
    until('all to be published', async () =>
      (await b.rows('select from "order".outbox where published_at is null')).length === 0 ? true : undefined,
    );
  await published();
  await b.bus.withChannel(async (channel) => void (await channel.purgeQueue('payment.keep')));
  await b.age('order');
  const selection = { since: '2026-01-01T00:00:00Z', until: '2126-01-01T00:00:00Z', type: NoteAdded.type };
  const reopened = await transaction(sender.database, (tx) => unpublish(tx, selection, 10));
  expect(reopened).toEqual([{ type: NoteAdded.type, messages: 2 }]);
  await published();
  await b.start('payment', { subscriptions: { keep } });
  await until('the lost one', async () => ((await b.scratch('payment')).length === 2 ? true : undefined));
  expect(await b.scratch('payment')).toEqual(['applied', 'lost']);
});

test("an operator's action stays on record, and not even the service's own role can change it", async () => {
  const { database } = await b.start('payment');
  const id = uuidv7();
  await transaction(database, (tx) =>
    recordAction(tx, {
      ...{ id, at: new Date(), actorId: uuidv7(), action: 'dead-letters.discard', why: 'a test' },
      ...{ selection: {}, messages: 0, letterIds: [] },
    }),
  );
  for (const sql of [`update operator_action set why = 'x'`, 'delete from operator_action'])
    await expect(database.pool.query(sql)).rejects.toMatchObject({ code: '42501' });
});
