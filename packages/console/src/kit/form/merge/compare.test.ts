import { expect, test } from '@jest/globals';
import { compare, isEqual } from './compare.ts';

const names = ['phone', 'city', 'limit'];
const base = { phone: '1', city: 'Lyon', limit: null };

test('a field that both changed differently is a conflict', () => {
  const { conflicts, taken } = compare(names, base, { ...base, phone: '2' }, { ...base, phone: '3' });
  expect(conflicts).toEqual([{ name: 'phone', mine: '2', theirs: '3' }]);
  expect(taken).toEqual([]);
});

test('a field that only the other person changed is taken over', () => {
  const { conflicts, taken } = compare(names, base, { ...base, phone: '2' }, { ...base, city: 'Paris' });
  expect(conflicts).toEqual([]);
  expect(taken).toEqual([{ name: 'city', mine: 'Lyon', theirs: 'Paris' }]);
});

test('a field that both changed to the same value is neither', () => {
  const both = { ...base, phone: '2' };
  expect(compare(names, base, both, both)).toEqual({ conflicts: [], taken: [] });
});

test('a field that only the person herself changed stays hers', () => {
  expect(compare(names, base, { ...base, limit: 5 }, base)).toEqual({ conflicts: [], taken: [] });
});

test('an empty text equals null, and the order of properties does not matter', () => {
  expect(isEqual('', null)).toBe(true);
  expect(isEqual({ a: 1, b: [2, ''] }, { b: [2, null], a: 1 })).toBe(true);
  expect(isEqual(['a', 'b'], ['b', 'a'])).toBe(false);
});
