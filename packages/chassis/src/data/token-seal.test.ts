import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { SealedToken } from '@toric/contracts/payment/payment-token';
import { tokenSeal } from './token-seal.ts';

const newKey = () => randomBytes(32).toString('base64');
const [ORDER, OTHER] = ['0197a000-0000-7000-8000-00000000000a', '0197a000-0000-7000-8000-00000000000b'];
const key = newKey();

test('a sealed token does not contain the token, and opens for its order only', () => {
  const sealed = tokenSeal(key).seal(ORDER, 'tok_visa');
  expect(SealedToken.parse(sealed)).toBe(sealed);
  expect(Buffer.from(sealed.slice(7), 'base64url').toString('latin1')).not.toContain('tok_visa');
  expect(tokenSeal(key).open(ORDER, sealed)).toBe('tok_visa');
  expect(() => tokenSeal(key).open(OTHER, sealed)).toThrow('no key of PAYMENT_TOKEN_KEYS opens');
});

test('the longest token that the API takes can be sealed', () => {
  expect(SealedToken.safeParse(tokenSeal(key).seal(ORDER, 'x'.repeat(200))).success).toBe(true);
});

test('while the key is rotated the old and the new key open, and another key does not', () => {
  const sealed = tokenSeal(key).seal(ORDER, 'tok_visa');
  const rotated = `${newKey()} ${key}`;
  expect(tokenSeal(rotated).open(ORDER, sealed)).toBe('tok_visa');
  expect(() => tokenSeal(newKey()).open(ORDER, sealed)).toThrow('no key');
  expect(() => tokenSeal(key).open(ORDER, tokenSeal(rotated).seal(ORDER, 'tok_visa'))).toThrow('no key');
});

test.each(['', 'short', newKey().slice(4)])('%j is no key', (keys) => {
  expect(() => tokenSeal(keys)).toThrow('PAYMENT_TOKEN_KEYS must be keys of 32 bytes');
});
