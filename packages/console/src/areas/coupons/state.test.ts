import { expect, test } from '@jest/globals';
import { stateOf } from './state.ts';

const NOW = new Date('2026-11-29T12:00:00Z');
const terms = { active: true, approval: 'not-needed' as const, startsAt: '2026-11-01T00:00:00.000Z', endsAt: null };

test('a coupon within its dates is in use', () => {
  expect(stateOf(terms, NOW)).toBe('usable');
});

test('a coupon that has ended is over, even if it is switched off', () => {
  expect(stateOf({ ...terms, active: false, endsAt: '2026-11-29T12:00:00.000Z' }, NOW)).toBe('over');
});

test('a coupon that waits for finance is not in use', () => {
  expect(stateOf({ ...terms, approval: 'needed' }, NOW)).toBe('waits');
});

test('a coupon that is switched off or begins later says so', () => {
  expect(stateOf({ ...terms, active: false }, NOW)).toBe('off');
  expect(stateOf({ ...terms, startsAt: '2026-12-01T00:00:00.000Z' }, NOW)).toBe('later');
});
