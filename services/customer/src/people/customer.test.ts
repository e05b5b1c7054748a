import { expect, test } from '@jest/globals';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { NO_DETAILS } from '@toric/contracts/customer/people/person-details';
import { customerView, fullName, requirePlausiblePerson, withChanges } from './customer.ts';

const personal = {
  email: 'grace@example.com',
  givenName: 'Grace',
  familyName: 'Hopper',
  phone: '+14155550132',
  dateOfBirth: '1906-12-09',
  language: null,
  timeZone: null,
  ...NO_DETAILS,
};

test('a change replaces the given fields only; undefined keeps a field, null empties it', () => {
  const changes = { familyName: 'Murray', phone: null, dateOfBirth: undefined };
  expect(withChanges(personal, changes)).toEqual({ ...personal, familyName: 'Murray', phone: null });
});

test('a list of nothing empties a field', () => {
  expect(withChanges({ ...personal, interests: ['Chess'] }, { interests: [] }).interests).toBeNull();
});

test('the view contains the personal data, the version, and times as text, and no note of the shop', () => {
  const at = new Date('2026-11-21T10:00:00Z');
  expect(
    customerView({ id: 'c', version: 3, createdAt: at, updatedAt: at, personal, earlierNote: 'Ring twice' }),
  ).toEqual({
    ...personal,
    id: 'c',
    version: 3,
    createdAt: '2026-11-21T10:00:00.000Z',
    updatedAt: '2026-11-21T10:00:00.000Z',
  });
});

const now = new Date('2026-11-29T12:00:00Z');
function refusalOf(change: object): string {
  try {
    requirePlausiblePerson({ ...personal, ...change }, now);
  } catch (error) {
    if (!(error instanceof BusinessError)) throw error;
    return `${error.slug} ${error.errors[0]?.pointer}`;
  }
  return 'accepted';
}

test('a person may have one name, in either field, but not none', () => {
  expect([refusalOf({ givenName: null }), refusalOf({ familyName: null })]).toEqual(['accepted', 'accepted']);
  expect(refusalOf({ givenName: null, familyName: null })).toBe('customer.nameless /givenName');
  const names = [{}, { givenName: null }, { familyName: null }].map((change) => fullName({ ...personal, ...change }));
  expect(names).toEqual(['Grace Hopper', 'Hopper', 'Grace']);
});

test('a birth tomorrow is refused, and a birth today is accepted', () => {
  expect(refusalOf({ dateOfBirth: '2026-11-30' })).toBe('customer.born-in-the-future /dateOfBirth');
  expect([refusalOf({ dateOfBirth: '2026-11-29' }), refusalOf({ dateOfBirth: null })]).toEqual([
    'accepted',
    'accepted',
  ]);
});
