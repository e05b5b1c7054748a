import { expect, test } from '@jest/globals';
import { stateOf, newRefreshToken, REFUSALS, refreshHash } from './session.ts';

const live = {
  sessionId: 's',
  kind: 'customer',
  revoked: false,
  rotatedSecondsAgo: null,
  idleDays: 0,
  ageDays: 0,
} as const;
const ofStaff = { ...live, kind: 'staff' } as const;

test.each([
  ['unknown', 'ended', undefined],
  ['fresh', 'live', live],
  ['idle for almost 30 days', 'live', { ...live, idleDays: 29.99 }],
  ['idle for 30 days', 'ended', { ...live, idleDays: 30 }],
  ['used, almost 90 days after the sign-in', 'live', { ...live, ageDays: 89.99 }],
  ['used, 90 days after the sign-in', 'ended', { ...live, ageDays: 90 }],
  ['of staff, idle for almost twelve hours', 'live', { ...ofStaff, idleDays: 0.499 }],
  ['of staff, idle for twelve hours', 'ended', { ...ofStaff, idleDays: 0.5 }],
  ['of staff, used, a day after the sign-in', 'ended', { ...ofStaff, ageDays: 1 }],
  ['revoked', 'ended', { ...live, revoked: true }],
  ['rotated this moment', 'raced', { ...live, rotatedSecondsAgo: 0 }],
  ['rotated five seconds ago', 'raced', { ...live, rotatedSecondsAgo: 5 }],
  ['rotated a little longer ago', 'reused', { ...live, rotatedSecondsAgo: 5.001 }],
  ['rotated in a session that is revoked', 'reused', { ...live, revoked: true, rotatedSecondsAgo: 60 }],
])('a token that is %s has the state %s', (_, state, token) => {
  expect(stateOf(token)).toBe(state);
});

test('each state but live has its own refusal', () => {
  expect([REFUSALS.ended(), REFUSALS.raced(), REFUSALS.reused()].map(({ slug, kind }) => [slug, kind])).toEqual([
    ['auth.session-ended', 'unauthenticated'],
    ['auth.refresh-raced', 'conflict'],
    ['auth.refresh-reused', 'unauthenticated'],
  ]);
});

test('a token is 32 random bytes, and its hash does not contain it', () => {
  const token = newRefreshToken();
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(newRefreshToken()).not.toBe(token);
  expect(refreshHash(token)).toMatch(/^[\w-]{43}$/);
  expect(refreshHash(token)).not.toContain(token.slice(0, 8));
});
