import { expect, test } from '@jest/globals';
import { lastFour, normalisePhone } from './phone.ts';

test.each([
  ['+1 (415) 555-0132', '+14155550132'],
  ['+44 20 7946 0958', '+442079460958'],
  ['+86 138 0013 8000', '+8613800138000'],
])('%s is stored as %s', (given, expected) => {
  expect(normalisePhone(given)).toBe(expected);
  expect(lastFour(normalisePhone(given))).toBe(expected.slice(-4));
});

test.each([['415 555 0132'], ['+1 415'], ['+999 12345678'], ['call me']])('the number %j is refused', (given) => {
  expect(() => normalisePhone(given)).toThrow(/country code/);
});
