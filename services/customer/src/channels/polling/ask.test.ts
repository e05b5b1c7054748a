import { expect, test } from '@jest/globals';
import { ADAPTERS } from '../adapters/all.ts';
import { retryAfterMs } from './ask.ts';

test('a provider says how long to wait, in seconds or as a date, and never for days', () => {
  const now = Date.parse('2026-11-30T12:00:00Z');
  expect(retryAfterMs('93', now)).toBe(93_000);
  expect(retryAfterMs('Mon, 30 Nov 2026 12:01:00 GMT', now)).toBe(60_000);
  expect(retryAfterMs('999999999', now)).toBe(21_600_000);
  expect([
    retryAfterMs('soon', now),
    retryAfterMs(null, now),
    retryAfterMs('Mon, 30 Nov 2026 11:00:00 GMT', now),
  ]).toEqual([undefined, undefined, undefined]);
});

test('an account leads to the host of its provider and nowhere else', () => {
  for (const account of ['a.evil.example/', 'evil.example#', '127.0.0.1', '-', 'a_b', '', 'a/../b', 'a:1@evil'])
    for (const adapter of Object.values(ADAPTERS))
      expect([account, adapter.isAccount(account)]).toEqual([account, false]);
  expect(ADAPTERS.zendesk.isAccount('toric-example')).toBe(true);
  expect(new URL(ADAPTERS.zendesk.base('toric-example')).hostname).toBe('toric-example.zendesk.com');
  expect(ADAPTERS.intercom.isAccount('eu')).toBe(true);
  expect(ADAPTERS.intercom.isAccount('toString')).toBe(false);
});
