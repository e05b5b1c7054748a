/** A refresh token is worth something once, and not for ever. */
import { expect, test } from '@jest/globals';
import { fateOf, newRefreshToken, REFUSALS, refreshHash } from './session.ts';

const live = { sessionId: 's', revoked: false, rotatedSecondsAgo: null, idleDays: 0 };

test.each([
  ['unknown', undefined, 'ended'],
  ['fresh', live, 'live'],
  ['idle for almost 30 days', { ...live, idleDays: 29.99 }, 'live'],
  ['idle for 30 days', { ...live, idleDays: 30 }, 'ended'],
  ['revoked', { ...live, revoked: true }, 'ended'],
  ['rotated this moment', { ...live, rotatedSecondsAgo: 0 }, 'raced'],
  ['rotated five seconds ago', { ...live, rotatedSecondsAgo: 5 }, 'raced'],
  ['rotated a little longer ago', { ...live, rotatedSecondsAgo: 5.001 }, 'reused'],
  ['rotated in a session that is revoked', { ...live, revoked: true, rotatedSecondsAgo: 60 }, 'reused'],
])('%s: %s', (_, token, fate) => {
  expect(fateOf(token)).toBe(fate);
});

test('each refusal has its own slug and kind', () => {
  expect([REFUSALS.ended(), REFUSALS.raced(), REFUSALS.reused()].map(({ slug, kind }) => [slug, kind])).toEqual([
    ['auth.session-ended', 'unauthenticated'],
    ['auth.refresh-raced', 'conflict'],
    ['auth.refresh-reused', 'unauthenticated'],
  ]);
});

test('tokens are 32 random bytes, and their hash does not show them', () => {
  const token = newRefreshToken();
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(newRefreshToken()).not.toBe(token);
  expect(refreshHash(token)).toMatch(/^[\w-]{43}$/);
  expect(refreshHash(token)).not.toContain(token.slice(0, 8));
});
