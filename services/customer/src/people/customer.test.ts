/** A change touches what it names. */
import { expect, test } from '@jest/globals';
import { changed, customerView } from './customer.ts';

const personal = {
  email: 'grace@example.com',
  givenName: 'Grace',
  familyName: 'Hopper',
  phone: '+14155550132',
  dateOfBirth: '1906-12-09',
  notes: null,
};

test('what is not given stays, undefined is not given, null empties', () => {
  const given = { familyName: 'Murray', phone: null, dateOfBirth: undefined };
  expect(changed(personal, given)).toEqual({ ...personal, familyName: 'Murray', phone: null });
});

test('the view holds the data, the version and times as text', () => {
  const at = new Date('2026-11-21T10:00:00Z');
  expect(customerView({ id: 'c', version: 3, createdAt: at, updatedAt: at, personal })).toEqual({
    ...personal,
    id: 'c',
    version: 3,
    createdAt: '2026-11-21T10:00:00.000Z',
    updatedAt: '2026-11-21T10:00:00.000Z',
  });
});
