// Tests that instances of a service share a queue: one instance gets whole batches, and messages beyond its prefetch go
// to the next instance.
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { until } from '@toric/infra/prove/testing/test-stack';
import { on } from '@toric/messaging/subscription';
import { PREFETCH } from '../src/consumer.ts';
import { type Bench, bench, envelopeOf, gate, NoteAdded, note, writeNote } from './harness.ts';

let b: Bench;
beforeAll(async () => {
  b = await bench();
});
afterEach(() => b.stopServices());
afterAll(() => b.stop());

const publish = (text: string) => b.bus.publish('order.events', NoteAdded.type, envelopeOf(note(text)));

/**
 * Starts two instances on one queue. Each records in `taken` the texts that it got. A test can block its handler with
 * `door`.
 */
async function twoOn(queue: string) {
  const instances = [];
  for (const name of ['a', 'b']) {
    const taken: string[] = [];
    const instance = { name, taken, door: Promise.resolve() };
    const taking = on(NoteAdded, {
      async run({ message, tx }) {
        taken.push(message.text);
        await instance.door;
        await writeNote(tx, message);
        return undefined;
      },
    });
    await b.start('payment', { subscriptions: { [queue]: taking } });
    instances.push(instance);
  }
  return instances;
}
type Instance = Awaited<ReturnType<typeof twoOn>>[number];

async function firstOf(instances: readonly Instance[]): Promise<[Instance, Instance]> {
  await publish('which');
  await until('one that takes it', async () => instances.find(({ taken }) => taken.length > 0));
  const [first, other] = instances.toSorted((x, y) => y.taken.length - x.taken.length);
  if (!first || !other) throw new Error('there are two');
  return [first, other];
}

test('an instance that keeps up gets every message', async () => {
  const [first, other] = await firstOf(await twoOn('keeps-up'));
  const texts = Array.from({ length: PREFETCH - 1 }, (_, index) => `${index}`);
  await Promise.all(texts.map(publish));
  await until('all', async () => (first.taken.length + other.taken.length === PREFETCH ? true : undefined));
  expect(other.taken).toEqual([]);
});

test('messages beyond the prefetch of one instance go to the other at once', async () => {
  const [first, other] = await firstOf(await twoOn('no-room'));
  await until('its end', async () => ((await b.scratch('payment')).includes('which') ? true : undefined));
  const door = gate();
  first.door = door.passed;
  const texts = Array.from({ length: PREFETCH + 5 }, (_, index) => `crowd ${index}`);
  for (const text of texts) await publish(text);
  await until('the other', async () => (other.taken.length === 5 ? true : undefined));
  expect(other.taken).toEqual(texts.slice(PREFETCH));
  door.open();
  await until('all of it', async () =>
    (await b.scratch('payment')).filter((text) => text.startsWith('crowd')).length === texts.length ? true : undefined,
  );
});
