// Tests the schedule of tries and the outcome of each.
import { describe, expect, test } from '@jest/globals';
import { decideDelivery, MOST_ATTEMPTS, nextAttempt, type Outcome } from './delivery.ts';

const now = new Date('2026-11-29T12:00:00.000Z');
const HOUR = 3_600_000;
const answered = (status: number | null, retryAfterMs?: number): Outcome => ({
  ...{ status, code: `http-${status}`, answer: null, retryAfterMs, durationMs: 1 },
});
const pauseAfter = (attempts: number, random = 0.5, retryAfterMs?: number) =>
  (nextAttempt(attempts, { retryAfterMs }, now, random)?.getTime() ?? Number.NaN) - now.getTime();
const total = (random: number) =>
  Array.from({ length: MOST_ATTEMPTS - 1 }, (_, at) => pauseAfter(at + 1, random)).reduce((sum, ms) => sum + ms, 0);

describe('a delivery that fails', () => {
  test('is tried eight times within three days', () => {
    expect(MOST_ATTEMPTS).toBe(8);
    expect(total(0.5) / HOUR).toBeCloseTo(71.6, 1);
    expect(nextAttempt(8, answered(500), now, 0.5)).toBeUndefined();
  });

  test('waits longer after each try, with a jitter of a tenth', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7].map((attempts) => pauseAfter(attempts));
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect([pauseAfter(2, 0), pauseAfter(2, 1)]).toEqual([270_000, 330_000]);
  });

  test('waits as long as the receiver asks for, but at most a day and never shorter than its own pause', () => {
    expect(pauseAfter(1, 0.5, 60_000)).toBe(60_000);
    expect(pauseAfter(1, 0.5, 30 * 24 * HOUR)).toBe(24 * HOUR);
    expect(pauseAfter(4, 0.5, 1_000)).toBe(2 * HOUR);
  });
});

describe('after a try', () => {
  test.each([200, 201, 202, 204, 299])('%d delivers', (status) =>
    expect(decideDelivery(1, answered(status), now, 0.5)).toEqual({ state: 'delivered', dueAt: null }),
  );

  test.each([null, 301, 302, 307, 400, 401, 404, 408, 429, 500, 503])('%s is tried again', (status) =>
    expect(decideDelivery(1, answered(status), now, 0.5)).toMatchObject({ state: 'waiting', dueAt: expect.any(Date) }),
  );

  test('410 ends the delivery, and so does the eighth failure', () => {
    expect(decideDelivery(1, answered(410), now, 0.5)).toEqual({ state: 'failed', dueAt: null });
    expect(decideDelivery(8, answered(500), now, 0.5)).toEqual({ state: 'failed', dueAt: null });
    expect(decideDelivery(7, answered(500), now, 0.5).state).toBe('waiting');
  });
});
