// Tests local clocks that go forward or back by an hour, half an hour or a day.
import { describe, expect, test } from '@jest/globals';
import { wallAt, whenClockReads, type Zone, zoneOf } from './zone.ts';

const known = (name: string): Zone => {
  const zone = zoneOf(name);
  if (!zone) throw new Error(`${name} is not known`);
  return zone;
};
const reads = (name: string, wall: string) =>
  new Date(whenClockReads(known(name), Date.parse(`${wall}Z`))).toISOString().slice(0, 16);

test.each([
  ['America/New_York', '2026-03-08T01:59', '2026-03-08T06:59', 'before a skipped hour'],
  ['America/New_York', '2026-03-08T02:30', '2026-03-08T07:00', 'in a skipped hour: its end'],
  ['America/New_York', '2026-03-08T03:00', '2026-03-08T07:00', 'after a skipped hour'],
  ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30', 'in a repeated hour: the first'],
  ['America/New_York', '2026-11-01T02:00', '2026-11-01T07:00', 'after a repeated hour'],
  ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:30', 'in a skipped half hour'],
  ['Asia/Kolkata', '2026-10-04T09:00', '2026-10-04T03:30', 'where clocks never change'],
  ['Pacific/Apia', '2011-12-30T09:00', '2011-12-30T10:00', 'on a skipped day'],
  ['Pacific/Apia', '2011-12-31T00:00', '2011-12-30T10:00', 'after a skipped day'],
  // the clock goes back from midnight to 23:00, so the new day begins an hour later
  ['America/Santiago', '2026-04-05T00:00', '2026-04-05T04:00', 'at a repeated midnight'],
])('%s reads %s at %s: %s', (name, wall, instant) => {
  expect(reads(name, wall)).toBe(instant);
});

test('wallAt gives the local clock at any instant, also on a day on which the clock changes', () => {
  const zone = known('America/New_York');
  const read = (instant: string) => new Date(wallAt(zone, Date.parse(instant))).toISOString().slice(0, 19);
  expect(read('2026-03-08T06:59:59Z')).toBe('2026-03-08T01:59:59');
  expect(read('2026-03-08T07:00:00Z')).toBe('2026-03-08T03:00:00');
});

describe('zoneOf', () => {
  test.each(['', 'Mars/Olympus', '+05:00', 'Etc/Unknown', '__proto__'])('returns undefined for %j', (name) => {
    expect(zoneOf(name)).toBeUndefined();
  });

  test.each([
    'EST',
    'MST',
    'HST',
    'EST5EDT',
    'US/Eastern',
    'GMT',
    'Etc/GMT+5',
    'Etc/UTC',
    'CET',
    'Japan',
    'Zulu',
    'UCT',
  ])('an offset or a legacy name is no time zone, because it is no place: %s', (name) => {
    expect(zoneOf(name)).toBeUndefined();
  });

  test.each(['America/New_York', 'america/new_york', 'America/Indiana/Knox', 'Asia/Kolkata', 'Asia/Calcutta', 'UTC'])(
    '%s is a time zone',
    (name) => {
      expect(zoneOf(name)).toBeDefined();
    },
  );

  test('caches zones under any mix of capitals, and the cache has an upper bound', () => {
    const [first, ...rest] = ['America/New_York', 'america/new_york'].map(known);
    expect(zoneOf('America/New_York')).toBe(first);
    expect(rest[0]?.offsetAt(0)).toBe(first?.offsetAt(0));
    const names = Array.from({ length: 512 }, (_, bits) =>
      Array.from('asia/tokyo', (letter, i) => ((bits >> i) & 1 ? letter.toUpperCase() : letter)).join(''),
    );
    expect(names.every((name) => zoneOf(name)?.offsetAt(0) === 9 * 3_600_000)).toBe(true);
    expect(zoneOf('America/New_York')).not.toBe(first);
  });
});
