import { expect, test } from '@jest/globals';
import { formatNumber, NumberRule } from './number-rule.ts';

const day = new Date('2026-03-07T23:59:59.999Z');

test.each([
  ['T-{yyyy}-{seq:6}', 'T-2026-000042'],
  ['{dd}.{mm}.{yyyy}/{seq}', '07.03.2026/42'],
  ['{seq:1}-{shop}', '42-{shop}'],
])('%s makes %s', (rule, number) => {
  expect(formatNumber(rule, 42, day)).toBe(number);
});

test('a number that is longer than its width is not cut', () => {
  expect(formatNumber('{seq:2}', 12_345, day)).toBe('12345');
});

test('a rule without the running number is refused: it would give one number twice', () => {
  expect([NumberRule.safeParse('{seq:5}').success, NumberRule.safeParse('PO-{yyyy}').success]).toEqual([true, false]);
});
