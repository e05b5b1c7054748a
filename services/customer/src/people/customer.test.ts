import { expect, test } from '@jest/globals';
import { customerView, withChanges } from './customer.ts';

const personal = {
  email: 'grace@example.com',
  givenName: 'Grace',
  familyName: 'Hopper',
  phone: '+14155550132',
  dateOfBirth: '1906-12-09',
  notes: null,
};

test('a change replaces the given fields only; undefined keeps a field, null empties it', () => {
  const changes = { familyName: 'Murray', phone: null, dateOfBirth: undefined };
  expect(withChanges(personal, changes)).toEqual({ ...personal, familyName: 'Murray', phone: null });
});

test('the view contains the personal data, the version, and times as text', () => {
  const at = new Date('2026-11-21T10:00:00Z');
  expect(customerView({ id: 'c', version: 3, createdAt: at, updatedAt: at, personal })).toEqual({
    ...personal,
    id: 'c',
    version: 3,
    createdAt: '2026-11-21T10:00:00.000Z',
    updatedAt: '2026-11-21T10:00:00.000Z',
  });
});
