import { expect, test } from '@jest/globals';
import { changed } from './changed.ts';

test('only the fields that differ are kept; a missing field is an empty one', () => {
  const before = { givenName: 'Grace', phone: null, line2: undefined };
  expect(changed(before, { givenName: 'Grace', phone: '+14155550132' })).toEqual([
    { name: 'phone', before: null, after: '+14155550132' },
  ]);
  expect(changed(before, before)).toEqual([]);
});

test('every field of an added or removed thing is kept', () => {
  expect(changed({}, { city: 'Newark' })).toEqual([{ name: 'city', before: null, after: 'Newark' }]);
  expect(changed({ city: 'Newark' }, {})).toEqual([{ name: 'city', before: 'Newark', after: null }]);
});

test('values are compared as JSON: the order of names does not matter, the order of a list does', () => {
  const day = new Date('2026-11-21T09:30:00Z');
  expect(changed({ at: day, limits: { a: 1, b: 2 } }, { at: day.toISOString(), limits: { b: 2, a: 1 } })).toEqual([]);
  expect(changed({ roles: ['a', 'b'] }, { roles: ['b', 'a'] })).toHaveLength(1);
});
