// Compares the clock of cases with a slow oracle that walks through every minute and asks the runtime for the local time.
// It runs 3,000 random cases by default. TORIC_CASES=100000 runs the whole proof.
import { expect, test } from '@jest/globals';
import { zoneOf } from '@toric/optics/verification/zone';
import fc from 'fast-check';
import { businessTime, type Calendar, deadlineAfter, MINUTE_MS, type OpenHours, type Span } from './business-time.ts';

const CASES = Number(process.env['TORIC_CASES'] ?? 3_000);
const DAY_MINUTES = 1_440;
const MINUTES = 90 * DAY_MINUTES;
const { floor } = Math; // access to a global is slow in the sandbox of the test runner

/** Lists zones whose clocks change in spring and autumn, by half an hour, at midnight, by a whole day, and never. */
const ZONES = [
  ...[
    'America/New_York',
    'America/St_Johns',
    'America/Santiago',
    'Europe/London',
    'Europe/Lisbon',
    'Africa/Casablanca',
  ],
  ...['Asia/Shanghai', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Beirut', 'UTC'],
];
/**
 * Each of these days begins a period of ninety days in which a clock changes: in spring and autumn of both halves of
 * the world, and on the day that Samoa skipped.
 */
const STARTS = [Date.UTC(2026, 1, 20), Date.UTC(2026, 8, 20), Date.UTC(2011, 11, 1), Date.UTC(2025, 9, 1)];

/** Returns the local time of each minute, in minutes since 1970, as the runtime prints it. */
function wallClock(timeZone: string, start: number): Int32Array {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const offsetAt = (minute: number) => {
    const [, sign = '+', hours = '0', rest = '0'] =
      /GMT(?:([+-])(\d\d):(\d\d))?/.exec(format.format(start + minute * MINUTE_MS)) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(rest));
  };
  const wall = new Int32Array(MINUTES);
  for (let hour = 0; hour < MINUTES; hour += 60) {
    const [first, last] = [offsetAt(hour), offsetAt(hour + 59)];
    for (let minute = hour; minute < hour + 60; minute += 1)
      wall[minute] = start / MINUTE_MS + minute + (first === last ? first : offsetAt(minute));
  }
  return wall;
}
const clocks = new Map<string, Int32Array>();
function clockOf(zone: string, start: number): Int32Array {
  const key = `${zone} ${start}`;
  const known = clocks.get(key) ?? wallClock(zone, start);
  clocks.set(key, known);
  return known;
}

type Scene = {
  readonly zone: string;
  readonly start: number;
  readonly week: readonly (readonly OpenHours[])[];
  readonly holidays: readonly number[];
  readonly opened: number;
  readonly wanted: number;
  readonly holds: readonly Span[];
};

function isOpen({ week, holidays }: Scene, wall: number): boolean {
  const day = floor(wall / DAY_MINUTES);
  if (holidays.includes(day)) return false;
  const ofDay = wall - day * DAY_MINUTES;
  return (week[(day + 4) % 7] ?? []).some(({ from, to }) => ofDay >= from && ofDay < to);
}
const isHeld = (holds: readonly Span[], at: number) => holds.some(({ from, to }) => at >= from && at < to);

/**
 * Computes the deadline minute by minute. Opening, holds and deadline are whole minutes here. The last test has
 * seconds.
 */
function deadlineSlowly(scene: Scene): number | undefined {
  const { zone, start, opened, wanted, holds } = scene;
  const wall = clockOf(zone, start);
  let left = wanted;
  for (let minute = opened; minute < MINUTES; minute += 1) {
    const at = start + minute * MINUTE_MS;
    if (!isOpen(scene, wall[minute] ?? 0) || isHeld(holds, at)) continue;
    left -= 1;
    if (left === 0) return at + MINUTE_MS;
  }
  return undefined;
}

const calendarOf = ({ zone, week, holidays }: Scene): Calendar => {
  const known = zoneOf(zone);
  if (!known) throw new Error(zone);
  const days = holidays.map((day) => new Date(day * DAY_MINUTES * MINUTE_MS).toISOString().slice(0, 10));
  return { zone: known, week, holidays: new Set(days) };
};

/**
 * Draws opening hours. Three of four days have a break. Some days are open in the night hours in which clocks change,
 * some all day long.
 */
const hours = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.constant([
      { from: 540, to: 720 },
      { from: 780, to: 1_050 },
    ]),
  },
  { weight: 1, arbitrary: fc.constant([{ from: 0, to: DAY_MINUTES }]) },
  { weight: 1, arbitrary: fc.constant<OpenHours[]>([]) },
  {
    weight: 3,
    arbitrary: fc.uniqueArray(fc.integer({ min: 0, max: DAY_MINUTES }), { minLength: 2, maxLength: 6 }).map((cuts) => {
      const sorted = [...cuts].sort((a, b) => a - b);
      return sorted.flatMap((from, index) =>
        index % 2 === 0 && sorted[index + 1] !== undefined ? [{ from, to: sorted[index + 1] ?? from }] : [],
      );
    }),
  },
);

const scenes = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    start: fc.constantFrom(...STARTS),
    week: fc.array(hours, { minLength: 7, maxLength: 7 }),
    holidays: fc.array(fc.integer({ min: 0, max: 89 }), { maxLength: 6 }),
    opened: fc.integer({ min: 0, max: 60 * DAY_MINUTES }),
    wanted: fc.oneof(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 4_000 })),
    holds: fc.array(
      fc.record({ after: fc.integer({ min: -600, max: 6_000 }), minutes: fc.integer({ min: 0, max: 5_000 }) }),
      { maxLength: 4 },
    ),
    neverEnds: fc.integer({ min: 0, max: 19 }),
  })
  .map(({ holds, neverEnds, holidays, ...scene }): Scene => {
    const spans = holds.map(({ after, minutes }, index) => {
      const from = scene.start + (scene.opened + after) * MINUTE_MS;
      return { from, to: neverEnds === 0 && index === 0 ? Infinity : from + minutes * MINUTE_MS };
    });
    return { ...scene, holds: spans, holidays: holidays.map((day) => scene.start / MINUTE_MS / DAY_MINUTES + day) };
  });

const show = (at: number | undefined) => (at === undefined ? 'never' : new Date(at).toISOString());

test(`a deadline is the one of the slow oracle, in ${CASES} random cases`, () => {
  let found = 0;
  fc.assert(
    fc.property(scenes, (scene) => {
      const slow = deadlineSlowly(scene);
      const at = scene.start + scene.opened * MINUTE_MS;
      const fast = deadlineAfter(calendarOf(scene), at, scene.wanted * MINUTE_MS, scene.holds);
      if (slow !== undefined) found += 1;
      // the oracle looks at ninety days only, so it says nothing about later deadlines
      const isBeyond = slow === undefined && (fast === undefined || fast > scene.start + MINUTES * MINUTE_MS);
      if (show(slow) !== show(fast) && !isBeyond) throw new Error(`${show(fast)}, slowly ${show(slow)}`);
    }),
    { numRuns: CASES },
  );
  expect(found).toBeGreaterThan(CASES / 2);
}, 3_600_000);

test('business time up to a deadline is the time that was asked for, also between the minutes', () => {
  fc.assert(
    fc.property(scenes, fc.integer({ min: 0, max: 59_999 }), (scene, ms) => {
      const calendar = calendarOf(scene);
      const at = scene.start + scene.opened * MINUTE_MS + ms;
      const wanted = scene.wanted * MINUTE_MS - ms;
      const deadline = wanted > 0 ? deadlineAfter(calendar, at, wanted, scene.holds) : undefined;
      if (deadline === undefined) return;
      expect(businessTime(calendar, { from: at, to: deadline }, scene.holds)).toBe(wanted);
      expect(businessTime(calendar, { from: at, to: deadline - 1 }, scene.holds)).toBe(wanted - 1);
    }),
    { numRuns: Math.ceil(CASES / 10) },
  );
});
