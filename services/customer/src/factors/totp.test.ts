import { expect, test } from '@jest/globals';
import { generateSync } from 'otplib';
import { newSecret, otpauthUri, sampleSecret, stepOf } from './totp.ts';

/** Holds the secret of RFC 6238, appendix B: the ASCII text 12345678901234567890. */
const RFC = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at second %d the code of RFC 6238 is %s', (second, code) => {
  expect(stepOf(RFC, code, new Date(second * 1000))).toBe(Math.floor(second / 30));
});

test('a code holds for one step before and after its own, and no longer', () => {
  const step = 41_152_263;
  const code = generateSync({ secret: RFC, epoch: step * 30 });
  const at = (seconds: number) => stepOf(RFC, code, new Date((step * 30 + seconds) * 1000));
  expect([-31, -30, 0, 29, 59, 60].map(at)).toEqual([undefined, step, step, step, step, undefined]);
});

test('a new secret has 160 random bits; that of a sample account is derived from its e-mail', () => {
  expect(newSecret(undefined, 'a@b.example')).toMatch(/^[A-Z2-7]{32}$/);
  expect(newSecret(undefined, 'a@b.example')).not.toBe(newSecret(undefined, 'a@b.example'));
  const key = Buffer.alloc(32, 1).toString('base64');
  expect(newSecret(key, 'a@b.example')).toBe(sampleSecret(key, 'a@b.example'));
  expect(sampleSecret(key, 'a@b.example')).toMatch(/^[A-Z2-7]{32}$/);
  expect(sampleSecret(key, 'a@b.example')).not.toBe(sampleSecret(key, 'c@b.example'));
});

test('an app reads issuer, account and secret from the address', () => {
  expect(otpauthUri(RFC, 'ana+x@toric.example')).toBe(
    `otpauth://totp/Toric:ana%2Bx%40toric.example?secret=${RFC}&issuer=Toric`,
  );
});
