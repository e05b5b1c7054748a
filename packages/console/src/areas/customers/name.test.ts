import { expect, test } from '@jest/globals';
import { nameOf } from './name.ts';

test('a Latin name begins with the given name', () => {
  expect(nameOf({ givenName: 'Nora', familyName: 'Ellison' })).toBe('Nora Ellison');
});

test('a Chinese name begins with the family name and has no space', () => {
  expect(nameOf({ givenName: '晓梅', familyName: '王' })).toBe('王晓梅');
});

test('a person with one name has only this name', () => {
  expect(nameOf({ givenName: null, familyName: 'Suharto' })).toBe('Suharto');
});
