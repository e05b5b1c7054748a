import { expect, test } from '@jest/globals';
import { NewPassword } from '@toric/contracts/customer/accounts/session.http';
import { COMMON_PASSWORDS } from './common-passwords.ts';
import { COMMON_WORDS } from './common-words.ts';
import { assertFitPassword } from './password.ts';

const slugOf = (password: string, email = 'grace.hopper@example.com', names: string[] = []) => {
  try {
    assertFitPassword(password, email, names);
    return 'fit';
  } catch (error) {
    return error instanceof Error && 'slug' in error ? error.slug : error;
  }
};

test.each([
  ['correct staple of horses', 'fit'],
  ['Password1234', 'password.too-common'],
  ['1qaz2wsx3edc', 'password.too-common'],
  ['my-Grace.Hopper-secret', 'password.contains-email'],
  ['gracehopper-secret', 'fit'],
])('the password %j is %s', (password, slug) => {
  expect(slugOf(password)).toBe(slug);
});

test('an e-mail name of two letters may occur in the password, one of three may not', () => {
  expect(slugOf('abnormally long phrase', 'ab@example.com')).toBe('fit');
  expect(slugOf('an abc in the phrase', 'abc@example.com')).toBe('password.contains-email');
});

test.each([
  'Password2024!!',
  'P@ssw0rd!2026',
  'iloveyou12345',
  'dragon-dragon-1',
  '!!Monkey123456',
  'qwertyuiop12',
  'asdfghjkl;12',
  'abcdefghijkl',
  '987654321098',
  'xyxyxyxyxyxy',
  'aaaaaaaaaaaaab',
  'toric-toric-12',
  'Toric2026Toric!',
  'ContactLenses1',
  'optician12345',
])('the easily guessed password %j is refused', (password) => {
  expect(slugOf(password)).toBe('password.too-common');
});

test.each([
  'correct horse battery staple',
  'correct staple of horses',
  'four words are better',
  'vK9#pLq2!xTz7w',
  'monkey puzzle on the hill',
])('the password %j is fit', (password) => {
  expect(slugOf(password)).toBe('fit');
});

test('a password with a name of the person is refused', () => {
  expect(slugOf('my Hopper and the moth', 'g@example.com', ['Grace', 'Hopper'])).toBe('password.contains-name');
  expect(slugOf('the moth in relay seventy', 'g@example.com', ['Grace', 'Hopper'])).toBe('fit');
});

test('the lists hold at least 3,000 words and passwords, in lower case', () => {
  expect(COMMON_PASSWORDS.size + COMMON_WORDS.size).toBeGreaterThanOrEqual(4_000);
  for (const password of COMMON_PASSWORDS) expect(NewPassword.safeParse(password).success).toBe(true);
  for (const text of [...COMMON_PASSWORDS, ...COMMON_WORDS]) expect(text).toBe(text.toLowerCase());
});
