// Tests that business rows, inbox, outbox and effects commit together or not at all, and that nothing is published
// before the commit.
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { until } from '@toric/infra/prove/testing/test-stack';
import { CommitUnknown } from '@toric/messaging/database';
import { effect } from '@toric/messaging/effect';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import {
  type Bench,
  bench,
  caused,
  envelopeOf,
  metricValue,
  NoteAdded,
  NoteFiled,
  note,
  writeNote,
} from './harness.ts';
import { inboxDuplicates } from '../src/metrics.ts';
import { proxyTo } from './proxy.ts';

let b: Bench;
beforeAll(async () => {
  b = await bench();
});
afterEach(() => b.stopServices());
afterAll(() => b.stop());

const call = effect({
  name: 'test.call',
  data: z.object({}),
  perform: async () => undefined,
  settle: async () => undefined,
});
const counts = async () =>
  (
    await b.rows(`select (select count(*)::int from payment.scratch) as scratch, (select count(*)::int from payment.inbox) as inbox,
      (select count(*)::int from payment.outbox) as outbox, (select count(*)::int from payment.effect) as effect`)
  )[0];

test('a throw after all writes leaves nothing, and without the throw everything is stored', async () => {
  let fails = true;
  const { work } = await b.start('payment', { sends: [NoteFiled] });
  const everything = (noteId: string) =>
    work(async ({ tx, now }) => {
      await writeNote(tx, { noteId, text: 'effect' });
      await tx.run`insert into inbox (consumer, message_id) values ('payment.test', ${noteId})`;
      return {
        result: now,
        outcomes: caused(emits(NoteFiled({ noteId, text: 'follows' })).performs(call({}))),
        // The unit of work calls `closing` when the rows are written. The outbox insert and COMMIT come after it.
        async closing() {
          if (fails) throw new Error('at the very end');
        },
      };
    });
  await expect(everything(uuidv7())).rejects.toThrow('at the very end');
  expect(await counts()).toEqual({ scratch: 0, inbox: 0, outbox: 0, effect: 0 });
  fails = false;
  await everything(uuidv7());
  expect(await counts()).toEqual({ scratch: 1, inbox: 1, outbox: 1, effect: 1 });
});

test('a transaction uses the index, even if the table is so small that a scan looks cheaper', async () => {
  const { work } = await b.start('payment');
  const plan = await work(async ({ tx }) => ({
    result: await tx.many<Record<string, string>>`
      explain update scratch set text = row.text
      from json_to_recordset('[]') as row(seq bigint, text text) where scratch.seq = row.seq`,
    outcomes: [],
  }));
  const lines = plan.flatMap((line) => Object.values(line)).join('\n');
  expect(lines).toMatch(/Index Scan using scratch_pkey/);
  expect(lines).not.toMatch(/Seq Scan|Hash/);
});

test('a handler that throws leaves neither its rows nor its inbox row, so the next try starts afresh', async () => {
  const noteId = uuidv7();
  let tries = 0;
  await b.start('payment', {
    sends: [NoteFiled],
    subscriptions: {
      'try-again': on(NoteAdded, {
        async run({ message, tx }) {
          await writeNote(tx, { ...message, text: `try ${++tries}` });
          if (tries < 3) throw new Error('not yet');
          return emits(NoteFiled({ noteId, text: `try ${tries}` }));
        },
      }),
    },
  });
  await b.stack.deliver(NoteAdded, note('x', noteId));
  await until('the third try', async () => ((await b.scratch('payment', noteId)).length > 0 ? true : undefined));
  expect(await b.scratch('payment', noteId)).toEqual(['try 3']);
  expect(
    await b.rows(`select version, data ->> 'text' as text from payment.outbox where aggregate_id = $1`, [noteId]),
  ).toEqual([{ version: 1, text: 'try 3' }]);
});

test('nothing is published when COMMIT fails', async () => {
  await b.bus.listen('spy.commit', NoteAdded);
  const { work } = await b.start('order', { sends: [NoteAdded] });
  await b.rows(`
    create function "order".refuse() returns trigger language plpgsql as $$ begin raise exception 'refused at commit'; end $$;
    create constraint trigger refuse after insert on "order".scratch deferrable initially deferred
      for each row when (new.text = 'refused') execute function "order".refuse();
    grant execute on function "order".refuse() to public`);
  const emit = (text: string) =>
    work(async ({ tx, newId }) => {
      const noteId = newId();
      await writeNote(tx, { noteId, text });
      return { result: noteId, outcomes: caused(emits(note(text, noteId))) };
    });
  await expect(emit('refused')).rejects.toThrow(CommitUnknown);
  await emit('accepted');
  const first = await b.bus.take('spy.commit');
  expect(JSON.parse(String(first.content))).toMatchObject({ data: { text: 'accepted' } });
  expect(await b.scratch('order')).toEqual(['accepted']);
});

test('a COMMIT that was carried out without an answer is unknown to its caller, and the relay sends the message', async () => {
  await b.bus.listen('spy.unknown', NoteFiled);
  const wire = await proxyTo(b.stack.databaseUrl('payment'));
  const { work } = await b.start('payment', { databaseUrl: wire.url, sends: [NoteFiled] });
  const noteId = uuidv7();
  const done = work(async ({ tx }) => {
    await writeNote(tx, { noteId, text: 'committed' });
    wire.hold('down', (chunk) => chunk.includes('COMMIT'));
    return { result: undefined, outcomes: caused(emits(NoteFiled({ noteId, text: 'late' }))) };
  });
  const refused = expect(done).rejects.toThrow(CommitUnknown);
  await until('the commit', async () => ((await b.scratch('payment', noteId)).length > 0 ? true : undefined));
  wire.cut();
  await refused;
  await b.age('payment');
  const texts = async () => JSON.parse(String((await b.bus.take('spy.unknown')).content)).data.text as string;
  await until('the relay', async () => ((await texts()) === 'late' ? true : undefined));
  await b.stopServices();
  await wire.close();
});

test('a consumer whose COMMIT is unknown tries again, and its inbox row makes it apply the message once', async () => {
  const wire = await proxyTo(b.stack.databaseUrl('payment'));
  const noteId = uuidv7();
  let runs = 0;
  await b.start('payment', {
    databaseUrl: wire.url,
    subscriptions: {
      'unknown-commit': on(NoteAdded, {
        async run({ message, tx }) {
          if (message.noteId !== noteId) return undefined;
          await writeNote(tx, message);
          if (++runs === 1) wire.hold('down', (chunk) => chunk.includes('COMMIT'));
          return undefined;
        },
      }),
    },
  });
  await b.stack.deliver(NoteAdded, note('once', noteId));
  await until('the commit', async () => ((await b.scratch('payment', noteId)).length > 0 ? true : undefined));
  wire.cut();
  await until('the second try', async () =>
    (await metricValue(inboxDuplicates, { queue: 'payment.unknown-commit' })) > 0 ? true : undefined,
  );
  expect(await b.scratch('payment', noteId)).toEqual(['once']);
  expect(runs).toBe(1);
  await b.stopServices();
  await wire.close();
});

test('an envelope of more than 256 KiB aborts its transaction', async () => {
  const { work } = await b.start('order', { sends: [NoteAdded] });
  const empty = Buffer.byteLength(JSON.stringify({ position: 0, ...envelopeOf(note('')), version: undefined }));
  const emit = (size: number) =>
    work(async ({ tx, newId }) => {
      const noteId = newId();
      await writeNote(tx, { noteId, text: `${size}` });
      return { result: noteId, outcomes: caused(emits(note('x'.repeat(size), noteId))) };
    });
  const most = 256 * 1024 - empty;
  await expect(emit(most + 1)).rejects.toThrow(/weighs 262145 bytes, more than 262144: send ids/);
  await emit(most);
  expect(await b.scratch('order')).toEqual(expect.arrayContaining([`${most}`]));
  expect(await b.scratch('order')).not.toContain(`${most + 1}`);
});
