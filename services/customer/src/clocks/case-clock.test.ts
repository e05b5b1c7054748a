import { describe, expect, test } from '@jest/globals';
import { zoneOf } from '@toric/optics/verification/zone';
import { type Clocked, duesOf, marked, nextStep, type Policy, withoutFutureMarks } from './case-clock.ts';

const zone = zoneOf('UTC');
if (!zone) throw new Error('UTC');
const day = [{ from: 540, to: 1_020 }];
const policy: Policy = {
  calendar: { zone, week: [[], day, day, day, day, day, []], holidays: new Set() },
  ...{ responseMinutes: 60, resolutionMinutes: 480 },
};
const at = (time: string) => new Date(`2026-11-30T${time}:00.000Z`); // this day is a Monday
const fresh: Clocked = {
  ...{ createdAt: at('09:00'), respondedAt: null, solvedAt: null, closedAt: null },
  ...{ responseWarnedAt: null, responseBreachedAt: null, resolutionWarnedAt: null, resolutionBreachedAt: null },
};
const dues = (clocked: Clocked, holds: { from: number; to: number }[] = []) => duesOf(policy, clocked, holds);
const next = (clocked: Clocked) => nextStep(clocked, dues(clocked));

describe('a clock', () => {
  test('warns at three quarters and is late at the end', () => {
    expect(dues(fresh)).toEqual({
      ...{ responseWarnAt: at('09:45'), responseDueAt: at('10:00') },
      ...{ resolutionWarnAt: at('15:00'), resolutionDueAt: at('17:00') },
    });
    expect(next(fresh)).toEqual({ kind: 'tell', at: at('09:45'), clock: 'response', stage: 'warned' });
    const warned = marked(fresh, 'response', 'warned', at('09:45'));
    expect(next(warned)).toMatchObject({ at: at('10:00'), stage: 'breached' });
    expect(next(marked(warned, 'response', 'breached', at('10:00')))).toMatchObject({ at: at('15:00') });
  });

  test('of the answer ends with the answer', () => {
    const answered = { ...fresh, respondedAt: at('09:10') };
    expect(dues(answered)).toMatchObject({ responseWarnAt: null, responseDueAt: null });
    expect(next(answered)).toMatchObject({ clock: 'resolution', stage: 'warned' });
  });

  test('stands while the customer is waited for', () => {
    expect(dues(fresh, [{ from: at('09:30').getTime(), to: Infinity }])).toEqual({
      ...{ responseWarnAt: null, responseDueAt: null, resolutionWarnAt: null, resolutionDueAt: null },
    });
  });

  test('of a solved case closes it after a week, and a closed case has none', () => {
    const solved = { ...fresh, respondedAt: at('09:10'), solvedAt: at('11:00') };
    expect(next(solved)).toEqual({ kind: 'close', at: new Date('2026-12-07T11:00:00.000Z') });
    expect(next({ ...solved, closedAt: at('12:00') })).toBeUndefined();
  });
});

test('a breach that nobody was warned of is told once', () => {
  const breached = marked(fresh, 'resolution', 'breached', at('17:00'));
  expect(breached).toMatchObject({ resolutionWarnedAt: at('17:00'), resolutionBreachedAt: at('17:00') });
});

test('a warning is told again if the deadline was moved into the future', () => {
  const warned = marked(fresh, 'response', 'warned', at('09:45'));
  expect(withoutFutureMarks(warned, dues(warned), at('09:50')).responseWarnedAt).toEqual(at('09:45'));
  const later = { ...policy, responseMinutes: 400 };
  expect(withoutFutureMarks(warned, duesOf(later, warned, []), at('09:50')).responseWarnedAt).toBeNull();
});
