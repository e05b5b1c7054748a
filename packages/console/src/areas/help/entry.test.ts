import { describe, expect, test } from '@jest/globals';
import { type Entry, find } from './entry.ts';
import { fieldEntries } from './fields.ts';
import { WORDS } from './words.ts';

const entry = (id: string, en: string, zh: string, meaning = en): Entry => ({
  ...{ id, kind: 'word', label: { en, zh }, meaning: { en: meaning, zh } },
});
const entries = [
  entry('1', 'Quarantine', '隔离', 'The lot is set aside'),
  entry('2', 'Lot', '批次'),
  entry('3', 'Lot number', '批号'),
];
const ids = (typed: string) => find(entries, typed).map(({ id }) => id);

describe('looking something up', () => {
  test('finds names before meanings', () => {
    expect(ids('lot')).toEqual(['2', '3', '1']);
    expect(ids('number')).toEqual(['3']);
  });

  test('shows a word before the fields that it explains', () => {
    const field: Entry = { ...entry('4', 'Axis from', '轴位起'), kind: 'field' };
    expect(find([field, entry('5', 'Cylinder and axis', '柱镜与轴位')], 'axis').map(({ id }) => id)).toEqual([
      '5',
      '4',
    ]);
  });

  test('works in both languages, and with capitals and spaces', () => {
    expect([ids('隔离'), ids('  LOT NUMBER ')]).toEqual([['1'], ['3']]);
  });

  test('finds nothing for nothing', () => {
    expect([ids(''), ids('  '), ids('axis')]).toEqual([[], [], []]);
  });
});

test('every word has a name and a meaning in both languages, and stands once', () => {
  const names = WORDS.map(({ label }) => label.en);
  expect(new Set(names).size).toBe(names.length);
  for (const { label, meaning } of WORDS) {
    expect([label.zh, meaning.zh].every((text) => /\p{Script=Han}/u.test(text))).toBe(true);
    expect(meaning.en).toMatch(/\.$/);
  }
});

test('the fields of all forms can be looked up, each once', () => {
  const fields = fieldEntries();
  expect(fields.length).toBeGreaterThan(100);
  expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
  expect(find(fields, 'GTIN').length).toBeGreaterThan(0);
});
