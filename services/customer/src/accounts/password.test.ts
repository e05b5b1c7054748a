import { expect, test } from '@jest/globals';
import { NewPassword } from '@toric/contracts/customer/accounts/session.http';
import { COMMON_PASSWORDS } from './common-passwords.ts';
import { assertFitPassword } from './password.ts';

const slugOf = (password: string, email = 'grace.hopper@example.com') => {
  try {
    assertFitPassword(password, email);
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

test('the list contains only passwords in lower case that pass the length rule', () => {
  expect(COMMON_PASSWORDS.size).toBeGreaterThanOrEqual(200);
  for (const password of COMMON_PASSWORDS) {
    expect(NewPassword.safeParse(password).success).toBe(true);
    expect(password).toBe(password.toLowerCase());
  }
});
