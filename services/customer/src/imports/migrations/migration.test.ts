// Tests the order of the files of a migration, and which of its steps can be undone.
import { expect, test } from '@jest/globals';
import type { ImportPlan } from '@toric/contracts/customer/imports/import-plan';
import type { ImportSubject } from '@toric/contracts/customer/imports/import-field';
import { isUndoable, newMigration, promisesBefore, type Step } from './migration.ts';

const plan = (subject: ImportSubject, fileId: string = subject): ImportPlan => ({
  ...{ fileId, subject, head: [], fields: [], dateOrder: 'year-month-day', country: 'US', mode: 'both', system: 'old' },
  shape: { format: 'csv', encoding: 'utf-8', delimiter: 'comma', hasHeading: true },
  promisedBy: [],
});
const given = { id: 'm', source: 'old', why: null, createdBy: 'p', now: new Date('2026-11-30T00:00:00Z') };
const migrated = (...subjects: ImportSubject[]) =>
  newMigration(
    subjects.map((subject) => plan(subject)),
    given,
  );

test('files stand in the order in which their rows refer to each other', () => {
  const { steps, state } = migrated('orders', 'stock', 'consents', 'customers', 'suppliers', 'prescriptions');
  expect(state).toBe('checking');
  expect(steps.map(({ position, subject, service }) => [position, subject, service])).toEqual([
    [1, 'suppliers', 'catalog-inventory'],
    [2, 'customers', 'customer'],
    [3, 'prescriptions', 'customer'],
    [4, 'consents', 'customer'],
    [5, 'stock', 'catalog-inventory'],
    [6, 'orders', 'order'],
  ]);
});

test('a file cannot stand twice in a plan', () => {
  expect(() => newMigration([plan('customers', 'f'), plan('orders', 'f')], given)).toThrow('one file twice');
});

test('only files of customers before a step promise customers', () => {
  const migration = migrated('customers', 'orders', 'suppliers');
  const steps = migration.steps.map((step) => ({ ...step, jobId: `job-${step.subject}` }));
  const [suppliers, , orders] = steps as [Step, Step, Step]; // the cast is safe: there are three files
  expect(promisesBefore({ ...migration, steps }, orders)).toEqual(['job-customers']);
  expect(promisesBefore({ ...migration, steps }, suppliers)).toEqual([]);
});

test('an undo takes back what has changed records, and no consents', () => {
  const counts = { created: 1, updated: 0, removed: 0, unchanged: 0, rejected: 0 };
  const [step] = migrated('customers').steps as [Step]; // the cast is safe: there is one file
  const done = { ...step, jobId: 'j', counts };
  expect(isUndoable(done)).toBe(true);
  expect(isUndoable({ ...done, subject: 'consents' })).toBe(false);
  expect(isUndoable({ ...done, undoJobId: 'u' })).toBe(false);
  expect(isUndoable({ ...done, counts: { ...counts, created: 0, unchanged: 1 } })).toBe(false);
  expect(isUndoable(step)).toBe(false);
});
