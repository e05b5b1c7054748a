import { describe, expect, test } from '@jest/globals';
import type { RecallScope } from '@toric/contracts/catalog-inventory/recall/recall.http';
import { narrows, requireSecondPerson } from './narrowing.ts';

const PRODUCT = '0197a000-0000-7000-8000-0000000000b1';
const TEXTS = { title: 'Lenses may tear', sourceUrl: 'https://authority.example/1', whatToDo: 'Do not wear them.' };
const version = (severity: 'I' | 'II' | 'III', ...scope: RecallScope[]) => ({ ...TEXTS, severity, scope });
const before = version('I', { lots: ['A1', 'A2'], productIds: [PRODUCT] });

describe('a version narrows a recall', () => {
  test.each<[string, ReturnType<typeof version>, boolean]>([
    ['with the same scope', before, false],
    ['with one lot more', version('I', { lots: ['A2', 'A1', 'B1'], productIds: [PRODUCT] }), false],
    ['with a prefix of its lots', version('I', { lotPrefixes: ['A'], productIds: [PRODUCT] }), false],
    ['for every product with these lots', version('I', { lots: ['A1', 'A2'] }), false],
    ['with another entry added', version('I', ...before.scope, { lots: ['C1'] }), false],
    ['with the product in capitals', version('I', { lots: ['A1', 'A2'], productIds: [PRODUCT.toUpperCase()] }), false],
    ['with one lot fewer', version('I', { lots: ['A1'], productIds: [PRODUCT] }), true],
    ['with other lots', version('I', { lots: ['B1'] }), true],
    ['for one power only', version('I', { lots: ['A1', 'A2'], parameters: [{ sphere: -2 }] }), true],
    ['for one GTIN only', version('I', { lots: ['A1', 'A2'], gtins: ['02000000000015'] }), true],
    ['with a lower class', version('II', ...before.scope), true],
  ])('%s: %j, %s', (_, next, expected) => {
    expect(narrows(before, next)).toBe(expected);
  });
});

test('whoever issued a version may widen the recall alone, and needs a second person to narrow it', () => {
  const narrower = version('I', { lots: ['A1'] });
  const wider = version('I', { lotPrefixes: ['A'] });
  const issue = { before, issuers: ['olga'], by: 'olga' };
  expect(() => requireSecondPerson({ ...issue, next: narrower })).toThrow(/must issue it/);
  expect(() => requireSecondPerson({ ...issue, next: wider })).not.toThrow();
  expect(() => requireSecondPerson({ ...issue, next: narrower, by: 'winston' })).not.toThrow();
});

test.each([
  ['title', 'Lenses are fine'],
  ['sourceUrl', 'https://elsewhere.example/1'],
  ['whatToDo', 'Nothing, all good.'],
])('whoever issued a version needs a second person to change its %s, also with the same scope', (field, text) => {
  const issue = { before, next: { ...before, [field]: text }, issuers: ['olga'] };
  expect(() => requireSecondPerson({ ...issue, by: 'olga' })).toThrow(/must issue it/);
  expect(() => requireSecondPerson({ ...issue, by: 'winston' })).not.toThrow();
});

test.each([
  ['days of manufacture are added', {}, { madeFrom: '2026-02-01' }, true],
  ['days of manufacture are fewer', { madeUntil: '2026-02-28' }, { madeUntil: '2026-02-27' }, true],
  ['expiry days are added', {}, { expiresUntil: '2030-01-31' }, true],
  ['days are more', { madeFrom: '2026-02-02' }, { madeFrom: '2026-02-01' }, false],
  ['days are dropped', { expiresFrom: '2030-01-01' }, {}, false],
])('a version in which %s: it narrows the recall only if boxes fall out', (_, before, next, expected) => {
  const of = (days: object) => ({ severity: 'II' as const, scope: [{ lots: ['L1'], ...days }] });
  expect(narrows(of(before), of(next))).toBe(expected);
});
