import { expect, test } from '@jest/globals';
import { unfitValueIn } from './unfit-value.ts';

const nested = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);

test.each([
  ['U+0000 in a text', { lines: [{ note: 'a\u0000b' }] }, '/lines/0/note'],
  ['half of a surrogate pair in a text', { note: '\uDE00' }, '/note'],
  ['U+0000 in the name of a field, whose text is not repeated', { note: { 'a\u0000b': 1 } }, '/note'],
  ['a text below a key that RFC 6901 escapes', { 'a/b~c': '\uD800' }, '/a~1b~0c'],
])('%s is found with its place', (_, value, pointer) => {
  expect(unfitValueIn(value)).toMatchObject({ pointer, detail: { en: expect.stringContaining('U+0000') } });
});

test.each([[{ note: 'two\nlines 🙂', at: null, quantity: 2, lines: [true] }], ['text'], [undefined], [nested(32)]])(
  '%j is fit',
  (value) => {
    expect(unfitValueIn(value)).toBeUndefined();
  },
);

test.each([33, 6_000, 50_000])('a value of %i levels is refused without reading its depth', (levels) => {
  const found = unfitValueIn(nested(levels));
  expect(found?.pointer).toBe('/0'.repeat(32));
  expect(found?.detail.en).toBe('nested more than 32 levels deep');
});
