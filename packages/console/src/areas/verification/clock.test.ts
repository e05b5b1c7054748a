import { describe, expect, test } from '@jest/globals';
import { verificationDeadline } from '@toric/optics/verification/deadline';
import { type ClockStep, remainingOf, remainingUntil, resumesAt, totalOf } from './clock.ts';

const HOUR = 3_600_000;
const instant = (text: string) => Date.parse(text);

/**
 * Returns the clock of a request of Monday, 23 November 2026, 12:05 in New York. Eight business hours end on Tuesday at
 * 12:05.
 */
function clock(): ClockStep[] {
  const computed = verificationDeadline({
    receivedAt: new Date('2026-11-23T17:05:00Z'),
    timeZone: 'America/New_York',
    jurisdiction: 'US',
  });
  if (!computed.ok) throw new Error('the example has a deadline');
  return computed.steps.map(({ why, ...step }) => ({ ...step, why: why.en }));
}

describe('the countdown of a verification', () => {
  test('begins with eight hours', () => {
    expect(totalOf(clock())).toBe(8 * HOUR);
    expect(remainingOf(clock(), instant('2026-11-23T17:05:00Z'))).toBe(8 * HOUR);
  });

  test('stands still at night', () => {
    const evening = remainingOf(clock(), instant('2026-11-23T22:00:00Z'));
    expect(evening).toBe(3 * HOUR + 5 * 60_000);
    expect(remainingOf(clock(), instant('2026-11-24T08:00:00Z'))).toBe(evening);
    expect(resumesAt(clock(), instant('2026-11-24T08:00:00Z'))).toBe('2026-11-24T14:00:00.000Z');
  });

  test('counts in business hours, and ends at zero', () => {
    expect(resumesAt(clock(), instant('2026-11-24T15:42:00Z'))).toBeUndefined();
    expect(remainingOf(clock(), instant('2026-11-24T15:42:00Z'))).toBe(83 * 60_000);
    expect(remainingOf(clock(), instant('2026-11-25T15:42:00Z'))).toBe(0);
  });

  test('there is none where only an answer verifies', () => {
    const steps = [{ from: '2026-11-23T17:05:00.000Z', to: null, what: 'answer-needed', why: '' }] as const;
    expect(remainingOf(steps, instant('2026-11-24T15:42:00Z'))).toBeUndefined();
  });
});

test('a list counts the business hours until the deadline by the zone alone', () => {
  const deadline = '2026-11-24T17:05:00.000Z';
  const left = (now: string) => remainingUntil(deadline, 'America/New_York', instant(now));
  expect(left('2026-11-24T15:42:00Z')).toBe(83 * 60_000);
  expect(left('2026-11-24T08:00:00Z')).toBe(3 * HOUR + 5 * 60_000);
  expect(left('2026-11-25T08:00:00Z')).toBe(0);
  expect(remainingUntil(deadline, 'Nowhere/Land', instant('2026-11-24T08:00:00Z'))).toBeUndefined();
});
