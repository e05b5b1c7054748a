// Tests the verification clock, compared with a slow oracle that goes minute by minute. The two share only the
// runtime's time zones. The test uses 5,000 random requests by default. With TORIC_CASES=100000 it takes a minute and
// covers every zone in every year.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { verificationDeadline } from './deadline.ts';

const CASES = Number(process.env['TORIC_CASES'] ?? 5_000);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
// access to a global is slow in the sandbox of the test runner, and this test would access Math hundreds of millions of
// times, so it copies two functions of Math
const { floor, max } = Math;

const ZONES = [
  'America/New_York',
  'America/Chicago',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/St_Johns',
  'Pacific/Honolulu',
  'Pacific/Apia',
  'Europe/London',
  'Asia/Shanghai',
  'Asia/Kolkata',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
];
/**
 * Lists years with special days: old and new American summer time, the day that Samoa skipped, the years around the
 * first Juneteenth, and a New Year on every day of the week.
 */
const YEARS = [2005, 2007, 2011, 2015, 2020, 2021, 2022, 2026];

/**
 * Returns the federal holidays of a year and their observed days (UTC ms), found by a search through all days of the
 * year.
 */
function holidaysSlowly(year: number): number[] {
  const found: number[] = [];
  const nth = new Map<string, number>();
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += DAY) {
    const date = new Date(at);
    const [month, day, weekday] = [date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCDay()];
    const key = `${month} ${weekday}`;
    nth.set(key, (nth.get(key) ?? 0) + 1);
    const last = new Date(at + 7 * DAY).getUTCMonth() + 1 !== month;
    const name = `${month}/${weekday}/${nth.get(key)}`;
    const fixed = ['1/1', '7/4', '11/11', '12/25', ...(year >= 2021 ? ['6/19'] : [])].includes(`${month}/${day}`);
    const floating =
      ['1/1/3', '2/1/3', '9/1/1', '10/1/2', '11/4/4'].includes(name) || (month === 5 && weekday === 1 && last);
    if (!fixed && !floating) continue;
    found.push(at);
    if (weekday === 6) found.push(at - DAY);
    if (weekday === 0) found.push(at + DAY);
  }
  return found;
}

/** Returns a local clock: for each minute of UTC, the minutes since 1970 that the clock of the time zone shows. */
function wallClock(timeZone: string, start: number, minutes: number): Int32Array {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const offset = (minute: number) => {
    const [, sign = '+', hours = '0', rest = '0'] =
      /GMT(?:([+-])(\d\d):(\d\d))?$/.exec(format.format(start + minute * MINUTE)) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(rest));
  };
  const wall = new Int32Array(minutes);
  for (let day = 0; day < minutes; day += 1440) {
    const [morning, evening] = [offset(day), offset(day + 1440)];
    let [still, changed] = [day, day + 1440];
    while (morning !== evening && changed - still > 1) {
      const middle = floor((still + changed) / 2);
      if (offset(middle) === morning) still = middle;
      else changed = middle;
    }
    for (let minute = day; minute < day + 1440; minute += 1) {
      wall[minute] = start / MINUTE + minute + (minute < changed ? morning : evening);
    }
  }
  return wall;
}

/**
 * Returns the business hours of a year and three weeks, minute by minute. `open` is 1 in the business hours from Monday
 * to Friday. `saturday` is the minute of the day on a Saturday that counts, otherwise -1.
 */
function calendarOf(timeZone: string, year: number) {
  const start = Date.UTC(year, 0, 1);
  const minutes = 387 * 1440;
  const wall = wallClock(timeZone, start, minutes);
  const holidays = new Set([year - 1, year, year + 1, year + 2].flatMap(holidaysSlowly).map((at) => at / DAY));
  const open = new Uint8Array(minutes);
  const saturday = new Int16Array(minutes).fill(-1);
  const off = (day: number) => (day + 4) % 7 === 0 || holidays.has(day);
  let today = { day: -1, off: true };
  for (let minute = 0; minute < minutes; minute += 1) {
    const read = wall[minute] ?? 0;
    const day = floor(read / 1440);
    if (today.day !== day) today = { day, off: off(day) };
    if (today.off) continue;
    const ofDay = read - day * 1440;
    if ((day + 4) % 7 === 6) saturday[minute] = ofDay;
    else if (ofDay >= 9 * 60 && ofDay < 17 * 60) open[minute] = 1;
  }
  return { start, open, saturday };
}
type Calendar = ReturnType<typeof calendarOf>;
type Saturday = { from: number; to: number };

const isOpen = ({ open, saturday }: Calendar, minute: number, known: Saturday | undefined) => {
  const ofSaturday = saturday[minute] ?? -1;
  return open[minute] === 1 || (known !== undefined && ofSaturday >= known.from && ofSaturday < known.to);
};

function deadlineSlowly(calendar: Calendar, received: number, known: Saturday | undefined): number {
  let left = 8 * HOUR;
  for (let minute = floor((received - calendar.start) / MINUTE); ; minute += 1) {
    if (!isOpen(calendar, minute, known)) continue;
    const from = max(received, calendar.start + minute * MINUTE);
    const length = calendar.start + (minute + 1) * MINUTE - from;
    if (left <= length) return from + left;
    left -= length;
  }
}

const time = (minute: number) => new Date(minute * MINUTE).toISOString().slice(11, 16);

function fastClock(timeZone: string, received: number, known: Saturday | undefined) {
  const saturdayHours = known && { from: time(known.from), to: time(known.to) };
  const clock = verificationDeadline({ receivedAt: new Date(received), timeZone, saturdayHours, jurisdiction: 'US' });
  if (!clock.ok) throw new Error(clock.problem.message.en);
  return clock;
}

/** Generates random verification requests. Three of four are near a change of the clock or the end of the year. */
const requests = (year: number) =>
  fc.record({
    received: fc
      .oneof(
        fc.integer({ min: 0, max: 364 * 86_400 }),
        fc.integer({ min: 0, max: 9 * 86_400 }).map((second) => second + 65 * 86_400),
        fc.integer({ min: 0, max: 9 * 86_400 }).map((second) => second + 298 * 86_400),
        fc.integer({ min: 0, max: 12 * 86_400 }).map((second) => second + 352 * 86_400),
      )
      .map((second) => Date.UTC(year, 0, 1) + second * 1000),
    known: fc.option(fc.record({ from: fc.integer({ min: 360, max: 720 }), to: fc.integer({ min: 730, max: 1200 }) }), {
      nil: undefined,
    }),
  });

const pairs = ZONES.flatMap((zone, z) =>
  YEARS.filter((_, y) => CASES >= 100_000 || (z + y) % 4 === 0).map((year) => [zone, year] as const),
);

test.each(pairs)(
  '%s in %d: the slow oracle agrees',
  (zone, year) => {
    const calendar = calendarOf(zone, year);
    fc.assert(
      fc.property(requests(year), ({ received, known }) => {
        const slow = new Date(deadlineSlowly(calendar, received, known)).toISOString();
        const { deadline } = fastClock(zone, received, known);
        if (deadline !== slow) throw new Error(`${new Date(received).toISOString()} → ${deadline}, slowly ${slow}`);
      }),
      { numRuns: Math.ceil(CASES / pairs.length) },
    );
  },
  60_000,
);

test('the steps follow each other without a gap, and agree with the slow calendar on open and closed time', () => {
  for (const zone of ['America/New_York', 'Pacific/Apia', 'Australia/Lord_Howe']) {
    const calendar = calendarOf(zone, 2011);
    const property = fc.property(requests(2011), ({ received, known }) => {
      const { deadline, steps } = fastClock(zone, received, known);
      expect([steps[0]?.from, steps.at(-1)?.to]).toEqual([new Date(received).toISOString(), deadline]);
      expect(steps.slice(1).map(({ from }) => from)).toEqual(steps.slice(0, -1).map(({ to }) => to));
      for (const { from, to, what } of steps) {
        const [first, last] = [from, to ?? ''].map((text) => (Date.parse(text) - calendar.start) / MINUTE);
        const within = [Math.ceil(first ?? 0), floor(((first ?? 0) + (last ?? 0)) / 2), Math.ceil(last ?? 0) - 1];
        const states = within.map((minute) => isOpen(calendar, minute, known));
        if ((last ?? 0) - (first ?? 0) >= 2)
          expect([what, ...states]).toEqual([what, ...states.map(() => what === 'counted')]);
      }
    });
    fc.assert(property, { numRuns: 40 });
  }
});
