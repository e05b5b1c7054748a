import { expect, test } from '@jest/globals';
import { newRecoveryCodes, normaliseRecoveryCode } from './recovery-code.ts';

test('ten codes are made, all different, in a form that people can copy', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^[a-z2-7]{5}-[a-z2-7]{5}$/);
});

test('a code is the same with and without its dash', () => {
  expect(normaliseRecoveryCode('abcdefghij')).toBe('abcde-fghij');
  expect(normaliseRecoveryCode('abcde-fghij')).toBe('abcde-fghij');
});
