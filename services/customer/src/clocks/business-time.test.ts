import { describe, expect, test } from '@jest/globals';
import { zoneOf } from '@toric/optics/verification/zone';
import { businessTime, type Calendar, deadlineAfter } from './business-time.ts';

const HOUR = 3_600_000;
const DAY = [
  { from: 540, to: 720 },
  { from: 780, to: 1_020 },
]; // 9 to 12, 13 to 17 o'clock
const calendar = (name: string, holidays: string[] = []): Calendar => {
  const zone = zoneOf(name);
  if (!zone) throw new Error(name);
  return { zone, week: [[], DAY, DAY, DAY, DAY, DAY, []], holidays: new Set(holidays) };
};
const due = (of: Calendar, from: string, hours: number, holds: [string, string | null][] = []) => {
  const spans = holds.map(([begun, ended]) => ({ from: Date.parse(begun), to: ended ? Date.parse(ended) : Infinity }));
  const at = deadlineAfter(of, Date.parse(from), hours * HOUR, spans);
  return at === undefined ? undefined : new Date(at).toISOString().slice(0, 16);
};

// osTicket still counted weekends after five years of requests to leave them out (osTicket#1168).
describe('the clock of a case stands still', () => {
  const utc = calendar('UTC');
  test('over a weekend', () => expect(due(utc, '2026-11-27T16:00:00Z', 2)).toBe('2026-11-30T10:00'));
  test('over a break', () => expect(due(utc, '2026-11-30T11:30:00Z', 1)).toBe('2026-11-30T13:30'));
  test('over a night', () => expect(due(utc, '2026-11-30T16:30:00Z', 1)).toBe('2026-12-01T09:30'));
  test('over a holiday', () =>
    expect(due(calendar('UTC', ['2026-12-25']), '2026-12-24T16:00:00Z', 2)).toBe('2026-12-28T10:00'));
  test('while the customer is waited for, also over a night', () =>
    expect(due(utc, '2026-11-30T09:00:00Z', 4, [['2026-11-30T10:00:00Z', '2026-12-01T10:00:00Z']])).toBe(
      '2026-12-01T14:00',
    ));
  test('for ever if the hold has no end', () =>
    expect(due(utc, '2026-11-30T09:00:00Z', 4, [['2026-11-30T10:00:00Z', null]])).toBeUndefined());
});

test('a deadline before an endless hold stands', () => {
  expect(due(calendar('UTC'), '2026-11-30T09:00:00Z', 1, [['2026-11-30T10:30:00Z', null]])).toBe('2026-11-30T10:00');
});

test('the end of the last open minute is still the same day', () => {
  expect(due(calendar('UTC'), '2026-11-30T09:00:00Z', 7)).toBe('2026-11-30T17:00');
});

test('hours are those of the place, before and after its clock changes', () => {
  const chicago = calendar('America/Chicago');
  expect(due(chicago, '2026-10-30T20:00:00Z', 3)).toBe('2026-11-02T16:00'); // Friday 15:00 to Monday 10:00
});

test('a calendar that is never open has no deadline', () => {
  const shut = { ...calendar('UTC'), week: [[], [], [], [], [], [], []] };
  expect(due(shut, '2026-11-30T09:00:00Z', 1)).toBeUndefined();
  const all = { from: Date.parse('2026-11-30T09:00:00Z'), to: Date.parse('2026-12-10T09:00:00Z') };
  expect(businessTime(shut, all)).toBe(0);
});
