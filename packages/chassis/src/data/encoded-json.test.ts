import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { encodedPage, jsonCache } from './encoded-json.ts';

const Thing = z.object({ id: z.string(), version: z.int() });
const thing = (id: string, version = 1) => ({ id, version, secret: 'stays here' });
const textOf = ({ json }: { json: Buffer }) => json.toString();

test('a key that the schema does not declare is not encoded', () => {
  const encoded = jsonCache(Thing, 100)({}, '', () => thing('a', 3));
  expect([textOf(encoded), encoded.version]).toEqual(['{"id":"a","version":3}', 3]);
});

test('a value that does not fit the schema is refused and not cached', () => {
  const encode = jsonCache(Thing, 100);
  const source = {};
  expect(() => encode(source, '', () => ({ id: 'a', version: 0.5 }))).toThrow('a value that its schema does not allow');
  expect(textOf(encode(source, '', () => thing('a')))).toBe('{"id":"a","version":1}');
});

test('a value is encoded once for its source, and again after the full cache was emptied', () => {
  const made: string[] = [];
  const encode = jsonCache(Thing, 50);
  const [a, b, c] = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
  const ask = (source: { id: string }) => encode(source, '', () => (made.push(source.id), thing(source.id)));
  for (const source of [a, b, a, b, c, c, a]) ask(source);
  expect(made).toEqual(['a', 'b', 'c', 'a']);
});

test('each scope of a source has its own value', () => {
  const encode = jsonCache(Thing, 100);
  const source = {};
  const ask = (scope: string, version: number) => encode(source, scope, () => thing('a', version)).version;
  expect([ask('DE', 1), ask('GB', 2), ask('DE', 3), ask('GB', 4)]).toEqual([1, 2, 1, 2]);
});

test('a page of encoded items is the JSON that the whole page would have', () => {
  const encode = jsonCache(Thing, 100);
  const page = (ids: string[]) =>
    textOf(encodedPage({ data: ids.map((id) => encode({}, '', () => thing(id))), nextCursor: null, total: undefined }));
  expect(JSON.parse(page(['a', 'ö']))).toEqual({
    data: [
      { id: 'a', version: 1 },
      { id: 'ö', version: 1 },
    ],
    nextCursor: null,
  });
  expect(JSON.parse(page([]))).toEqual({ data: [], nextCursor: null });
});
