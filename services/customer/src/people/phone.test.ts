import { expect, test } from '@jest/globals';
import { lastFour, normalisePhone, withoutExtension } from './phone.ts';

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

test.each([
  ['+1 415 555 0132 ext. 5', '+14155550132;ext=5'],
  ['+1 415 555 0132 x123', '+14155550132;ext=123'],
  ['+14155550132;ext=5', '+14155550132;ext=5'],
  ['+44 20 7946 0958 #12', '+442079460958;ext=12'],
  ['＋１ 415 555 0132 #５', '+14155550132;ext=5'],
])('the extension of %s is kept', (given, expected) => {
  const stored = normalisePhone(given);
  expect(stored).toBe(expected);
  expect(normalisePhone(stored)).toBe(expected);
  expect([withoutExtension(stored), lastFour(stored)]).toEqual([
    expected.replace(/;.*/, ''),
    expected.replace(/;.*/, '').slice(-4),
  ]);
});

test.each([
  '+1 415 555 0132 after six',
  'home +1 415 555 0132',
  '+1 415 555 0132 / +1 415 555 0133',
  '+86 10 6552 9988 转 8',
])('a text that is more than a number is refused, and nothing of it is dropped: %s', (given) => {
  expect(() => normalisePhone(given)).toThrow(/Write only the phone number/);
});
