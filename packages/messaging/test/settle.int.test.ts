// Tests the function `settle` of the test stack: which unfinished work it waits for, and which work it ignores.
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { settle, until } from '@toric/infra/prove/testing/test-stack';
import { effect } from '@toric/messaging/effect';
import { performs } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { type Bench, bench, caused, gate, NoteAdded, note, writeNote } from './harness.ts';

let b: Bench;
beforeAll(async () => {
  b = await bench();
});
afterEach(() => b.stopServices());
afterAll(() => b.stop());

/**
 * Resolves to true if `settle` has not ended after 400 ms. `settle` itself runs on, so the test can wait for its end.
 */
async function stillWaiting(settling: Promise<void>): Promise<boolean> {
  const short = new Promise<'waiting'>((resolve) => setTimeout(() => resolve('waiting'), 400));
  return (await Promise.race([settling, short])) === 'waiting';
}

test('it waits for a message that its consumer is still applying, and for one that its queue still holds', async () => {
  const door = gate();
  const slow = on(NoteAdded, {
    async run({ message, tx }) {
      await door.passed;
      await writeNote(tx, message);
      return undefined;
    },
  });
  const noteId = uuidv7();
  const first = await b.start('payment', { subscriptions: { slow } });
  await b.stack.deliver(NoteAdded, note('applying', noteId));
  const settling = settle(b.stack, ['payment']);
  expect(await stillWaiting(settling)).toBe(true);
  door.open();
  await settling;
  expect(await b.scratch('payment', noteId)).toEqual(['applying']);

  await first.stop();
  await b.stack.deliver(NoteAdded, note('in the queue', noteId));
  const again = settle(b.stack, ['payment']);
  expect(await stillWaiting(again)).toBe(true);
  await b.start('payment', { subscriptions: { slow } });
  await again;
  expect(await b.scratch('payment', noteId)).toEqual(['applying', 'in the queue']);
});

test('it waits for a message that fails until the message is set aside', async () => {
  await b.start('payment', { subscriptions: { slow: on(NoteAdded, { run: async () => undefined }) } });
  await b.stack.deliver(NoteAdded, { ...note(''), data: { noteId: 'no uuid' } });
  await settle(b.stack, ['payment']);
  expect(await b.rows('select reason from payment.dead_letter')).toEqual([{ reason: 'invalid-data' }]);
});

test('it waits for a call under way, and not for a call that is due later', async () => {
  const door = gate();
  const call = effect({
    name: 'test.call',
    data: z.object({}),
    perform: () => door.passed,
    settle: async () => undefined,
  });
  const { work } = await b.start('payment', { effects: [call] });
  const store = (...calls: ReturnType<typeof call>[]) =>
    work(async () => ({ result: undefined, outcomes: caused(performs(...calls)) }));
  await store(call({}, { delayMs: 3_600_000 }));
  await settle(b.stack, ['payment']);
  await store(call({}));
  await until('the call', async () =>
    (await b.rows('select from payment.effect where attempts > 0')).length === 1 ? true : undefined,
  );
  const settling = settle(b.stack, ['payment']);
  expect(await stillWaiting(settling)).toBe(true);
  door.open();
  await settling;
});
