import { expect, test } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { createPasswordHasher } from './password-hasher.ts';

const hasher = createPasswordHasher();
const password = 'correct staple of horses';

test('hashes are argon2id with m=47104 t=1 p=1, and match their password only', async () => {
  const stored = await hasher.hash(password);
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
  await expect(hasher.check(stored, password)).resolves.toEqual({ matches: true, renewed: undefined });
  await expect(hasher.check(stored, `${password}!`)).resolves.toEqual({ matches: false, renewed: undefined });
});

test('without an account nothing matches, not even the password of the dummy hash', async () => {
  await expect(hasher.check(undefined, 'x'.repeat(14))).resolves.toEqual({ matches: false, renewed: undefined });
});

test('a hash with older parameters is renewed by the right password only', async () => {
  const old = await hash(password, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
  expect((await hasher.check(old, 'wrong password')).renewed).toBeUndefined();
  const { renewed } = await hasher.check(old, password);
  expect(renewed).toMatch(/m=47104,t=1,p=1/);
  await expect(hasher.check(renewed, password)).resolves.toEqual({ matches: true, renewed: undefined });
});

test('composed and decomposed characters are the same password', async () => {
  const stored = await hasher.hash('cafe\u0301 au lait matin');
  await expect(hasher.check(stored, 'caf\u00e9 au lait matin')).resolves.toMatchObject({ matches: true });
});
