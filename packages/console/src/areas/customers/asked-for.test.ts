// Tests when the form of a new customer asks for likely persons.
import { expect, test } from '@jest/globals';
import { askedFor } from './asked-for.ts';

test('a name alone or a fact alone asks nothing, both together do', () => {
  expect(askedFor({ givenName: 'Ana', familyName: 'Lima' })).toBeUndefined();
  expect(askedFor({ dateOfBirth: '1984-03-07' })).toBeUndefined();
  expect(askedFor({ givenName: ' ', dateOfBirth: '1984-03-07' })).toBeUndefined();
  expect(askedFor({ familyName: ' Lima ', dateOfBirth: '1984-03-07', isNew: false, language: 'en' })).toEqual({
    familyName: 'Lima',
    dateOfBirth: '1984-03-07',
  });
});

test('a day that is not complete yet is left out', () => {
  expect(askedFor({ givenName: 'Ana', dateOfBirth: '1984-03' })).toBeUndefined();
  expect(askedFor({ givenName: 'Ana', dateOfBirth: '1984-03', phone: '+14155550132' })).toEqual({
    givenName: 'Ana',
    phone: '+14155550132',
  });
});
