import { expect, test } from '@jest/globals';
import { boundedCache } from './bounded-cache.ts';

const keysOf = (cache: { get(key: string): unknown }) => ['a', 'b', 'c'].filter((key) => cache.get(key) !== undefined);

test('a full cache drops the key that was added first', () => {
  const cache = boundedCache<string, number>(2);
  for (const [value, key] of ['a', 'b', 'c'].entries()) cache.set(key, value);
  expect(keysOf(cache)).toEqual(['b', 'c']);
  expect(cache.get('c')).toBe(2);
});

test('a new value of a known key drops nothing, and does not make the key younger', () => {
  const cache = boundedCache<string, number>(2);
  for (const key of ['a', 'b', 'a']) cache.set(key, 1);
  expect(keysOf(cache)).toEqual(['a', 'b']);
  cache.set('c', 1);
  expect(keysOf(cache)).toEqual(['b', 'c']);
});

test('a cache never holds more than its limit', () => {
  const cache = boundedCache<number, number>(10);
  for (let key = 0; key < 1_000; key++) cache.set(key, key);
  expect(Array.from({ length: 1_000 }, (_, key) => cache.get(key)).filter((value) => value !== undefined)).toHaveLength(
    10,
  );
});
