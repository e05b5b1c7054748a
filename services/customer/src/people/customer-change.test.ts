import { expect, test } from '@jest/globals';
import { changedFields, reasonOf } from './customer-change.ts';

test('only the fields that differ are kept; a missing field is an empty one', () => {
  const before = { givenName: 'Grace', phone: null, line2: undefined };
  expect(changedFields(before, { givenName: 'Grace', phone: '+14155550132' })).toEqual([
    { name: 'phone', before: null, after: '+14155550132' },
  ]);
  expect(changedFields(before, before)).toEqual([]);
});

test('every field of an added or removed address is kept', () => {
  expect(changedFields({}, { city: 'Newark' })).toEqual([{ name: 'city', before: null, after: 'Newark' }]);
  expect(changedFields({ city: 'Newark' }, {})).toEqual([{ name: 'city', before: 'Newark', after: null }]);
});

test('staff must give a reason, and a customer need not', () => {
  expect(() => reasonOf({ kind: 'staff' }, undefined)).toThrow('Give the reason of this change');
  expect(reasonOf({ kind: 'staff' }, 'She called')).toBe('She called');
  expect(reasonOf({ kind: 'customer' }, undefined)).toBeUndefined();
  expect(reasonOf({ kind: 'customer' }, 'I moved')).toBeUndefined();
});
