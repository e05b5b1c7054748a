// Tests the life of a job: its steps, its progress, and the tables that no job touches.
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { type Job, jobView, mayCancel, mayStart, mayUndo, progressOf } from './job.ts';
import { jobKind, NO_COUNTS } from './job-kind.ts';

const now = new Date('2026-11-30T12:00:00.000Z');
const before = (seconds: number) => new Date(now.getTime() - seconds * 1_000);
const job = (change: Partial<Job>): Job => ({
  ...{ id: '1', kind: 'customer-edit', lock: 'customer', state: 'ready', plan: {}, why: null, createdBy: '2' },
  ...{
    undoOf: null,
    overwrite: false,
    startsItself: false,
    sourced: 100,
    sourceEnded: true,
    checkedTo: 100,
    doneTo: 0,
  },
  ...{ expected: NO_COUNTS, counts: NO_COUNTS, failure: null, phaseAt: before(10), createdAt: before(60) },
  ...{ startedAt: null, endedAt: null, expiresAt: null, kept: true },
  ...change,
});
const changed = { ...NO_COUNTS, updated: 3 };

describe('steps', () => {
  test('a job is started when its dry run is over, and goes on after a failure of its run', () => {
    expect(mayStart(job({}))).toBe(true);
    expect(mayStart(job({ state: 'failed', startedAt: before(5) }))).toBe(true);
    expect(mayStart(job({ state: 'failed' }))).toBe(false);
    expect(mayStart(job({ state: 'running' }))).toBe(false);
  });
  test('a job that has ended is not cancelled', () => {
    expect(mayCancel(job({ state: 'checking' }))).toBe(true);
    for (const state of ['done', 'undone', 'cancelled', 'failed'] as const)
      expect(mayCancel(job({ state }))).toBe(false);
  });
  test('a job is undone while its items are kept, if it has changed anything', () => {
    const done = job({ state: 'done', counts: changed, expiresAt: new Date(now.getTime() + 1) });
    expect(mayUndo(done, now)).toBe(true);
    expect(mayUndo({ ...done, state: 'cancelled' }, now)).toBe(true);
    expect(mayUndo({ ...done, counts: NO_COUNTS }, now)).toBe(false);
    expect(mayUndo({ ...done, expiresAt: before(1) }, now)).toBe(false);
    expect(mayUndo({ ...done, kept: false }, now)).toBe(false);
    expect(mayUndo({ ...done, state: 'undone' }, now)).toBe(false);
  });
});

test('progress is what was done, its rate and the time that is left', () => {
  expect(progressOf(job({}), now)).toBeNull();
  const running = job({ state: 'running', doneTo: 40 });
  expect(progressOf(running, now)).toEqual({ done: 40, total: 100, perSecond: 4, secondsLeft: 15 });
  const reading = job({ state: 'checking', sourceEnded: false, sourced: 20 });
  expect(progressOf(reading, now)).toEqual({ done: 20, total: null, perSecond: 2, secondsLeft: null });
});

test('a kind that cannot be undone offers no undo', () => {
  const shown = { service: 'customer' as const, undoneBy: null, hasFile: false };
  const done = job({ state: 'done', counts: changed });
  expect(jobView(done, { ...shown, isUndoable: true }, now).mayUndo).toBe(true);
  expect(jobView(done, { ...shown, isUndoable: false }, now).mayUndo).toBe(false);
});

describe('a kind', () => {
  const kind =
    (table: string, key = 'id') =>
    () =>
      jobKind({
        ...{ name: 'customer-edit', subject: 'customer', lock: 'customer', allow: ['sales'], tables: [{ table, key }] },
        ...{ plan: z.unknown(), change: z.unknown() },
        apply: async () => ({ results: [] }),
      });
  test.each(['consent', 'suppression', 'change_record', 'stock_entry', 'payment', 'invoice_line', 'access_log'])(
    'may not touch %s',
    (table) => expect(kind(table)).toThrow('no job touches'),
  );
  test('has names of tables that are names', () =>
    expect(kind('customer; drop table customer')).toThrow('small letters'));
  test('may touch a customer', () => expect(kind('customer')).not.toThrow());
});
