import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayOf } from './calendar-day.ts';
import { instantRange, localDay } from './local-day.ts';

const ZONES = [
  'Asia/Shanghai',
  'America/New_York',
  'Europe/Berlin',
  'Pacific/Apia',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
];
const dayThere = (timeZone: string, at: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);

test('an instant lies in a range of days exactly if its local day does', () => {
  const day = fc.date({ min: new Date('2009-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map(dayOf);
  const nearby = fc
    .integer({ min: -40, max: 40 })
    .chain((hours) => fc.integer({ min: 0, max: 3_599_999 }).map((ms) => hours * 3_600_000 + ms));
  fc.assert(
    fc.property(
      day,
      fc.nat(40),
      nearby,
      fc.boolean(),
      fc.constantFrom(...ZONES),
      (from, length, offset, atEnd, timeZone) => {
        const to = addDays(from, length);
        const { since, until } = instantRange({ from, to, timeZone });
        const at = (atEnd ? until : since).getTime() + offset;
        const there = dayThere(timeZone, at);
        expect(at >= since.getTime() && at < until.getTime()).toBe(there >= from && there <= to);
        expect(localDay(timeZone, new Date(at))).toBe(there);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('midnight in Shanghai is 16:00 UTC, and the day on which clocks go forward has 23 hours', () => {
  expect(instantRange({ from: '2026-11-21', to: '2026-11-21', timeZone: 'Asia/Shanghai' })).toEqual({
    since: new Date('2026-11-20T16:00:00Z'),
    until: new Date('2026-11-21T16:00:00Z'),
  });
  const { since, until } = instantRange({ from: '2026-03-08', to: '2026-03-08', timeZone: 'America/New_York' });
  expect(until.getTime() - since.getTime()).toBe(23 * 3_600_000);
  expect(() => localDay('Mars/Olympus', new Date())).toThrow(/is not a time zone/);
});
