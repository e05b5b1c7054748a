import { expect, test } from '@jest/globals';
import { ratchet } from './ratchet.ts';

const about = { unit: 'mistakes', record: 'record.json', cure: 'mend the new one' };

test('an unchanged count passes', () => {
  expect(ratchet({ a: 3 }, { a: 3 }, about)).toEqual([]);
});

test('a count that rises is reported with its cure, also where none was recorded', () => {
  expect(ratchet({ a: 4, b: 1 }, { a: 3 }, about)).toEqual([
    'a has 4 mistakes, at most 3: mend the new one',
    'b has 1 mistakes: mend the new one',
  ]);
});

test('a record that is higher than the count must be lowered', () => {
  expect(ratchet({ a: 2 }, { a: 3, b: 1 }, about)).toEqual([
    'a has 2 mistakes, but record.json records 3: write 2 there, so that it cannot rise again',
    'b has 0 mistakes, but record.json records 1: delete its entry there, so that it cannot rise again',
  ]);
});
