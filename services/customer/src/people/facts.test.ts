import { expect, test } from '@jest/globals';
import { NO_DETAILS } from '@toric/contracts/customer/people/person-details';
import { changedFacts, knownFacts } from './facts.ts';

const personal = {
  ...NO_DETAILS,
  ...{ email: null, givenName: 'Ana', familyName: null, phone: '+14155550132', dateOfBirth: null },
  ...{ language: null, timeZone: null },
};
const field = (name: string) => ({ name, before: null, after: 'x' });

test('only facts with a value are known', () => {
  expect(knownFacts(personal)).toEqual(['name', 'phone']);
});

test('a change confirms the facts of its fields, and not a fact that it empties', () => {
  expect(changedFacts([field('familyName'), field('occupation')], personal)).toEqual(['name']);
  expect(changedFacts([field('dateOfBirth')], personal)).toEqual([]);
});
