// Tests processes in the database: moves are compare-and-set, and deadlines fire once.
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { event, type Message } from '@toric/contracts/kernel/message';
import { until } from '@toric/infra/prove/testing/test-stack';
import { openDatabase, transaction } from '@toric/messaging/database';
import { NOTHING } from '@toric/messaging/outcome';
import { processTable } from '@toric/messaging/process';
import { processRun } from '@toric/messaging/process.store';
import { UnexpectedRowCount } from '@toric/messaging/sql';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { advance, lockDue } from '../src/process.store.ts';
import { type Bench, bench, cause, caused, envelopeOf, NoteAdded, NoteFiled } from './harness.ts';

let b: Bench;
beforeAll(async () => {
  b = await bench();
});
afterEach(() => b.stopServices());
afterAll(() => b.stop());

const stepData = {
  aggregate: 'noteId' as const,
  data: z.object({ noteId: z.uuid() }),
  example: { noteId: '0197a000-0000-7000-8000-000000000001' },
};
const Closed = event('order.note-closed.v1', { summary: 'No more', ...stepData });
type State = 'counting' | 'waiting' | 'answered' | 'closed';
type Data = { noteId: string; count: number };
const { when, define } = processTable<State, Data>();
const filed = ({ noteId, count }: Data) => NoteFiled({ noteId, text: String(count) });

const table = (initial: State, afterMs = 50) =>
  define({
    name: 'count-notes',
    key: 'noteId',
    initial,
    states: {
      counting: {
        on: [
          when(NoteAdded, { set: ({ count }) => ({ count: count + 1 }), send: (data) => [filed(data)] }),
          when(Closed, { to: 'closed' }),
        ],
      },
      waiting: { deadline: { afterMs, to: 'answered', set: () => ({ count: 99 }) } },
      // this state listens to the message that it sends on entry
      answered: { send: (data) => [filed(data)], on: [when(NoteFiled, { to: 'closed' })] },
      closed: {},
    },
  });
type Recorded = { key: string; from: string | null; state: string };

async function startCounting(
  initial: State,
  count: number,
  record: (moves: readonly Recorded[]) => void = () => undefined,
) {
  const run = processRun({ process: table(initial), recordTransitions: (_tx, moves) => record(moves) });
  const options = { processes: [run], sends: [NoteFiled] };
  return Promise.all(Array.from({ length: count }, () => b.start('payment', options)));
}
type Service = Awaited<ReturnType<typeof startCounting>>[number];
const begin = ({ work }: Service, noteId = uuidv7()) =>
  work(async () => {
    const started = { process: 'count-notes', key: noteId, data: { noteId, count: 0 } };
    return { result: noteId, outcomes: caused({ ...NOTHING, processes: [started] }) };
  });
const instance = async (key: string) =>
  (
    await b.rows<{ state: string; data: Data; version: number; waits: boolean }>(
      'select state, data, version, deadline_at is not null as waits from payment.process where key = $1',
      [key],
    )
  )[0];
const sent = (key: string) =>
  b.rows<{ version: number; text: string }>(
    `select version, data ->> 'text' as text from payment.outbox where aggregate_id = $1 order by seq`,
    [key],
  );
const deliver = (message: Message) => b.bus.publish('order.events', message.type, envelopeOf(message));

test('20 concurrent messages move one instance once each, through two processes of the service', async () => {
  const [first] = await startCounting('counting', 2);
  if (!first) throw new Error('no service');
  const noteId = await begin(first);
  await Promise.all(Array.from({ length: 20 }, () => deliver(NoteAdded({ noteId, text: '' }))));
  await until('all to be counted', async () => ((await instance(noteId))?.data.count === 20 ? true : undefined));
  expect(await sent(noteId)).toEqual(
    Array.from({ length: 20 }, (_, index) => ({ version: index + 1, text: String(index + 1) })),
  );
});

test('a move is a compare-and-set, so a move that read an older version is rolled back with all its writes', async () => {
  const [service] = await startCounting('counting', 1);
  if (!service) throw new Error('no service');
  const noteId = await begin(service);
  const run = processRun({
    process: table('counting'),
    recordTransitions: () => undefined,
  });
  const input = { cause, value: NoteAdded({ noteId, text: '' }) };
  const work = transaction(service.database, async (tx) => {
    // between the read and the write, another writer moves the instance without taking the lock
    const stale = {
      ...tx,
      many: async <R>(strings: TemplateStringsArray, ...values: unknown[]) => {
        const rows = await tx.many<R>(strings, ...values);
        await tx.run`update process set version = version + 1 where key = ${noteId}`;
        return rows;
      },
    };
    return advance(stale, run, [input], new Date());
  });
  await expect(work).rejects.toThrow(UnexpectedRowCount);
  await expect(work).rejects.toThrow(
    'count-notes: another transaction moved the same instance (expected 1 rows, touched 0)',
  );
  expect(await instance(noteId)).toMatchObject({ version: 1, data: { count: 0 } });
});

test('a message that the state does not list, or that names no instance, is applied without effect', async () => {
  const [service] = await startCounting('counting', 1);
  if (!service) throw new Error('no service');
  const noteId = await begin(service);
  await deliver(Closed({ noteId }));
  await until('the end', async () => ((await instance(noteId))?.state === 'closed' ? true : undefined));
  await deliver(NoteAdded({ noteId, text: 'late' }));
  await deliver(NoteAdded({ noteId: uuidv7(), text: 'of no instance' }));
  await until('both in the inbox', async () =>
    (await b.rows(`select from payment.inbox where consumer = 'payment.count-notes'`)).length >= 23 ? true : undefined,
  );
  expect(await instance(noteId)).toMatchObject({ state: 'closed', data: { count: 0 }, version: 2 });
  expect(await b.rows('select from payment.dead_letter')).toEqual([]);
});

test('a deadline fires once with two instances of the service, and the process gets its own message', async () => {
  const moves: Recorded[] = [];
  const [one] = await startCounting('waiting', 2, (some) => moves.push(...some));
  if (!one) throw new Error('no service');
  const keys = await Promise.all(Array.from({ length: 10 }, () => begin(one)));
  const closed = async () => (await Promise.all(keys.map(instance))).filter((row) => row?.state === 'closed');
  await until('ten deadlines', async () => ((await closed()).length === 10 ? true : undefined));
  for (const key of keys) {
    expect(await sent(key)).toEqual([{ version: 1, text: '99' }]);
    expect(await instance(key)).toMatchObject({ waits: false });
    expect(moves.filter((move) => move.key === key).map(({ from, state }) => `${from} → ${state}`)).toEqual([
      'null → waiting',
      'waiting → answered',
      'answered → closed',
    ]);
  }
});

test('deadlines that one instance is firing are skipped by the others', async () => {
  const run = processRun({ process: table('waiting'), recordTransitions: () => undefined });
  const database = openDatabase({ url: b.stack.databaseUrl('payment'), poolSize: 2, name: 'test.deadlines' });
  const due = `now() - interval '1 minute'`;
  await b.rows(`insert into payment.process (name, key, state, data, deadline_at)
    select 'count-notes', gen_random_uuid(), 'waiting', '{}', ${due} from generate_series(1, 3)`);
  const taken = await transaction(database, async (tx) => {
    const mine = await lockDue(tx, run, 2, []);
    const others = await transaction(database, (other) => lockDue(other, run, 50, []));
    return [mine, others].map((rows) => rows.length);
  });
  expect(taken).toEqual([2, 1]);
  await database.close();
  await b.rows('truncate payment.process');
});

test('an instance that cannot move costs only itself, and the deadlines of the others fire', async () => {
  const [service] = await startCounting('waiting', 1);
  if (!service) throw new Error('no service');
  const lost = uuidv7();
  await b.rows(
    `insert into payment.process (name, key, state, data, deadline_at)
     values ('count-notes', $1, 'a state of an older version', '{}', now() - interval '1 hour')`,
    [lost],
  );
  const key = await begin(service);
  await until('its deadline', async () => ((await instance(key))?.state === 'closed' ? true : undefined));
  expect(await instance(lost)).toMatchObject({ state: 'a state of an older version', waits: true });
  expect(service.lines.some((line) => line.includes(lost) && line.includes('could not be carried out'))).toBe(true);
  await b.rows('delete from payment.process where key = $1', [lost]);
});

test('a key starts once, and a second start aborts its whole transaction', async () => {
  const [service] = await startCounting('counting', 1);
  if (!service) throw new Error('no service');
  const noteId = await begin(service);
  await expect(begin(service, noteId)).rejects.toMatchObject({ code: '23505' });
  expect(await instance(noteId)).toMatchObject({ version: 1 });
});
