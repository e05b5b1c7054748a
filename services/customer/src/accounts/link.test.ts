import { expect, test } from '@jest/globals';
import { linkCode, openLink, signLink } from './link.ts';

const KEY = Buffer.alloc(32, 1).toString('base64');
const NEXT = Buffer.alloc(32, 2).toString('base64');
const ID = '0197a000-0000-7000-8000-000000000001';

test('a token opens with the key and the purpose of its link', () => {
  const token = signLink(KEY, 'password-reset', ID);
  expect(openLink(KEY, 'password-reset', token)).toBe(ID);
  expect(openLink(KEY, 'email-change', token)).toBeUndefined();
  expect(openLink(NEXT, 'password-reset', token)).toBeUndefined();
});

test('a token of the old key opens while the key is rotated, and new tokens have the new key', () => {
  const both = `${NEXT} ${KEY}`;
  expect(openLink(both, 'password-reset', signLink(KEY, 'password-reset', ID))).toBe(ID);
  expect(signLink(both, 'password-reset', ID)).toBe(signLink(NEXT, 'password-reset', ID));
});

test.each([
  ['the id of another link', (token: string) => token.replace('000001.', '000002.')],
  ['a changed digest', (token: string) => token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))],
  ['no digest', () => ID],
  ['a short digest', (token: string) => token.slice(0, -8)],
  ['a line break', (token: string) => `\r\n${token}`],
  ['an id that is no UUID', () => `1.${'A'.repeat(43)}`],
  ['nothing', () => ''],
])('a token with %s opens nothing', (_, forge) => {
  expect(openLink(KEY, 'password-reset', forge(signLink(KEY, 'password-reset', ID)))).toBeUndefined();
});

test('a code has six digits, and differs by row and by purpose', () => {
  const code = linkCode(KEY, 'phone-change', ID);
  expect(code).toMatch(/^\d{6}$/);
  expect(linkCode(KEY, 'phone-change', ID.replace(/1$/, '2'))).not.toBe(code);
  expect(linkCode(KEY, 'password-reset', ID)).not.toBe(code);
});
