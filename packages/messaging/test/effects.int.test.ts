// Tests that external calls are made at least once and settled exactly once.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { until } from '@toric/infra/prove/testing/test-stack';
import { effect } from '@toric/messaging/effect';
import { emits, performs } from '@toric/messaging/outcome';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { type Bench, bench, caused, gate, NoteFiled, writeNote } from './harness.ts';

let b: Bench;
beforeAll(async () => {
  b = await bench();
});
beforeEach(async () => void (await b.rows('truncate payment.effect, payment.scratch, payment.outbox')));
afterEach(() => b.stopServices());
afterAll(() => b.stop());

const data = z.object({ noteId: z.uuid() });
/**
 * Returns an effect whose settlement writes a note and emits a message, so that a second settlement would be visible.
 */
const calling = (
  perform: (noteId: string, attempt: number) => Promise<string>,
  settling: () => Promise<void> = async () => undefined,
) =>
  effect({
    name: 'test.call',
    data,
    perform: ({ noteId }, attempt) => perform(noteId, attempt),
    async settle({ data: { noteId }, result, tx }) {
      await writeNote(tx, { noteId, text: result });
      await settling();
      return emits(NoteFiled({ noteId, text: result }));
    },
  });
const start = (call: ReturnType<typeof calling>) => b.start('payment', { effects: [call], sends: [NoteFiled] });
type Service = Awaited<ReturnType<typeof start>>;
const store = ({ work }: Service, call: ReturnType<typeof calling>, count = 1) =>
  work(async () => {
    const ids = Array.from({ length: count }, () => uuidv7());
    return { result: ids, outcomes: caused(performs(...ids.map((noteId) => call({ noteId })))) };
  });
const done = (count: number) =>
  until(`${count} settled`, async () =>
    (await b.rows('select from payment.effect where done_at is not null')).length === count ? true : undefined,
  );
const messages = async () =>
  (await b.rows<{ text: string }>(`select data ->> 'text' as text from payment.outbox order by seq`)).map(
    ({ text }) => text,
  );
/** Makes every lease look expired. */
const expireLeases = () =>
  b.rows(`update payment.effect set due_at = now() - interval '1 second' where done_at is null`);

test('two runners make every call once, and settle it once with its messages', async () => {
  const made: string[] = [];
  const call = calling(async (noteId) => {
    made.push(noteId);
    return noteId;
  });
  const [one] = [await start(call), await start(call)];
  const ids = await store(one, call, 50);
  await done(50);
  expect(made.toSorted()).toEqual(ids.toSorted());
  expect((await b.scratch('payment')).toSorted()).toEqual(ids.toSorted());
  expect((await messages()).toSorted()).toEqual(ids.toSorted());
});

test('a call is made right after its commit, long before the next poll', async () => {
  const call = calling(async () => 'done');
  const service = await start(call);
  await store(service, call);
  await done(1);
  // The process makes 19 calls, one after the other. With polling alone they would take about ten seconds on average.
  const began = Date.now();
  for (let index = 2; index <= 20; index++) {
    await store(service, call);
    await done(index);
  }
  expect(Date.now() - began).toBeLessThan(8_000);
});

test('a call that fails is made again, and its row shows the error meanwhile', async () => {
  const call = calling(async (_, attempt) => {
    if (attempt < 2) throw new Error('provider away');
    return `attempt ${attempt}`;
  });
  await store(await start(call), call);
  await until(
    'the reason',
    async () =>
      (await b.rows<{ last_error: string }>('select last_error from payment.effect'))[0]?.last_error ?? undefined,
  );
  expect(await b.rows('select last_error, attempts, done_at from payment.effect')).toEqual([
    { last_error: 'provider away', attempts: 1, done_at: null },
  ]);
  await done(1);
  expect(await b.scratch('payment')).toEqual(['attempt 2']);
});

test('a call whose runner ends before the settlement is made again and settled once', async () => {
  let settlements = 0;
  const call = calling(
    async (_, attempt) => `attempt ${attempt}`,
    async () => {
      if (++settlements === 1) throw new Error('the process died here');
    },
  );
  await store(await start(call), call);
  await done(1);
  expect(await b.scratch('payment')).toEqual(['attempt 2']);
  expect(await messages()).toEqual(['attempt 2']);
});

test('when a lease runs out during the call, another runner takes over, and the late result leaves no trace', async () => {
  const door = gate();
  let slow = 0;
  const call = calling(async (_, attempt) => {
    if (attempt > 1) return 'second';
    slow++;
    await door.passed;
    return 'late';
  });
  const one = await start(call);
  await store(one, call);
  await until('the first call', async () => (slow === 1 ? true : undefined));
  await start(call);
  await expireLeases();
  await done(1);
  expect(await b.scratch('payment')).toEqual(['second']);
  door.open();
  await one.stop(); // `stop` waits until the late call has ended
  expect(await b.scratch('payment')).toEqual(['second']);
  expect(await messages()).toEqual(['second']);
  expect(await b.rows('select attempts, last_error from payment.effect')).toEqual([{ attempts: 2, last_error: null }]);
});

test('a call that lasts longer than its lease renews it, and no other runner makes the call', async () => {
  const door = gate();
  const begun: number[] = [];
  const call = calling(async (_, attempt) => {
    begun.push(attempt);
    await door.passed;
    return `attempt ${attempt}`;
  });
  const one = await start(call);
  await start(call);
  await store(one, call);
  await until('the call', async () => (begun.length === 1 ? true : undefined));
  // shortens the lease, because a test should not wait for the end of its usual 15 s
  await b.rows(`update payment.effect set due_at = now() + interval '6 seconds'`);
  const lease = () =>
    b.rows<{ left: number }>(`select extract(epoch from due_at - now())::float8 as left from payment.effect`);
  await until('the renewal', async () => (((await lease())[0]?.left ?? 0) > 8 ? true : undefined));
  door.open();
  await done(1);
  expect(begun).toEqual([1]);
});

test('the late result of an older lease does not settle the call while the newer one is under way', async () => {
  const doors = [gate(), gate()];
  const begun: number[] = [];
  const call = calling(async (_, attempt) => {
    begun.push(attempt);
    await doors[attempt - 1]?.passed;
    return `attempt ${attempt}`;
  });
  const one = await start(call);
  await store(one, call);
  await until('the first call', async () => (begun.length === 1 ? true : undefined));
  const stopped = one.stop(); // `stop` begins no further call, and waits for the current one
  await expireLeases();
  const two = await start(call);
  await until('the second call', async () => (begun.length === 2 ? true : undefined));
  doors[0]?.open();
  await stopped;
  expect(await b.scratch('payment')).toEqual([]);
  doors[1]?.open();
  await done(1);
  await two.stop();
  expect(await b.scratch('payment')).toEqual(['attempt 2']);
});

test('a call that this version does not know waits, and is neither lost nor settled', async () => {
  const known = calling(async () => 'known');
  const service = await start(known);
  await service.work(async () => ({ result: 0, outcomes: caused(performs({ name: 'test.gone', data: {} })) }));
  await until(
    'the reason',
    async () =>
      (await b.rows<{ last_error: string }>('select last_error from payment.effect'))[0]?.last_error ?? undefined,
  );
  expect(await b.rows('select last_error, done_at from payment.effect')).toEqual([
    { last_error: `no effect 'test.gone' in this version`, done_at: null },
  ]);
});
