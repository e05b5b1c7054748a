import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { encodedPage, encoder } from './encoded.ts';

const Thing = z.object({ id: z.string(), version: z.int() });
const thing = (id: string, version = 1) => ({ id, version, secret: 'stays here' });

test('what the schema does not declare is not encoded', () => {
  expect(encoder(Thing, 100)('a', () => thing('a', 3))).toMatchObject({ json: '{"id":"a","version":3}', version: 3 });
});

test('a value that the schema does not pass is never remembered as if it had', () => {
  const encode = encoder(Thing, 100);
  expect(() => encode('a', () => ({ id: 'a', version: 0.5 }))).toThrow('does not declare');
  expect(encode('a', () => thing('a')).json).toBe('{"id":"a","version":1}');
});

test('a value is made once for its key, and again when there was no room to remember it', () => {
  const made: string[] = [];
  const encode = encoder(Thing, 50);
  const ask = (id: string) => encode(id, () => (made.push(id), thing(id)));
  for (const id of ['a', 'b', 'a', 'b', 'c', 'c', 'a']) ask(id);
  expect(made).toEqual(['a', 'b', 'c', 'a']);
});

test('a page is what its items and the rest would have been as one value', () => {
  const encode = encoder(Thing, 100);
  const page = (ids: string[]) =>
    encodedPage({ data: ids.map((id) => encode(id, () => thing(id))), nextCursor: null, total: undefined }).json;
  expect(JSON.parse(page(['a', 'b']))).toEqual({
    data: [
      { id: 'a', version: 1 },
      { id: 'b', version: 1 },
    ],
    nextCursor: null,
  });
  expect(JSON.parse(page([]))).toEqual({ data: [], nextCursor: null });
});
