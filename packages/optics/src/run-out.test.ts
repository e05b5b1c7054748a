// Tests run-out days, compared with days counted by hand and with a simulated wearer.
import { describe, expect, test } from '@jest/globals';
import { Replacement } from '@toric/contracts/lens';
import fc from 'fast-check';
import { addDays } from './calendar-day.ts';
import { type EyeSupply, runOut, runOutProblems } from './run-out.ts';

const FROM = '2026-01-01';
const monthly: EyeSupply = { boxes: 1, packSize: 6, replacement: 'monthly' };
const daily: EyeSupply = { boxes: 1, packSize: 90, replacement: 'daily' };

test.each<[string, EyeSupply, string]>([
  ['a 30-pack of dailies', { ...daily, packSize: 30 }, '2026-01-31'],
  ['a 90-pack', daily, '2026-04-01'],
  ['an annual supply of 4 × 90', { ...daily, boxes: 4 }, '2026-12-27'],
  ['6 monthly', monthly, '2026-06-30'],
  ['7 weekly', { ...monthly, packSize: 7, replacement: 'weekly' }, '2026-02-19'],
  ['2 quarterly', { ...monthly, packSize: 2, replacement: 'quarterly' }, '2026-06-30'],
  ['1 half-yearly', { ...monthly, packSize: 1, replacement: 'half-yearly' }, '2026-06-30'],
  ['1 yearly', { ...monthly, packSize: 1, replacement: 'yearly' }, '2027-01-01'],
  ['6 two-weekly', { ...monthly, replacement: 'two-weekly' }, '2026-03-26'],
  ['a 30-pack worn 5 days a week', { ...daily, packSize: 30, daysPerWeek: 5 }, '2026-02-12'],
  ['6 monthly worn 3 days a week', { ...monthly, daysPerWeek: 3 }, '2026-06-30'],
  ['6 two-weekly worn one day a week', { ...monthly, replacement: 'two-weekly', daysPerWeek: 1 }, '2026-03-26'],
  ['6 monthly and a trial lens', { ...monthly, carryOver: 1 }, '2026-07-30'],
  ['5 dailies left from before', { ...daily, boxes: 0, carryOver: 5 }, '2026-01-06'],
  ['6 monthly, the first opened before Christmas', { ...monthly, openedOn: '2025-12-20' }, '2026-06-18'],
  ['6 monthly, to be opened in February', { ...monthly, openedOn: '2026-02-01' }, '2026-07-31'],
  ['nothing at all', { ...daily, boxes: 0 }, FROM],
])('%s: the run-out day equals the day counted by hand', (_, right, expected) => {
  const { eyes, runsOutOn } = runOut({ right }, FROM);
  expect([eyes.right?.runsOutOn, runsOutOn, eyes.left]).toEqual([expected, expected, undefined]);
});

test('each eye is computed separately, and the eye that runs out first decides', () => {
  const both = runOut({ right: daily, left: monthly }, FROM);
  expect(both).toMatchObject({
    eyes: { right: { lenses: 90, days: 90, from: FROM }, left: { lenses: 6, days: 180, runsOutOn: '2026-06-30' } },
    runsOutOn: '2026-04-01',
    reorderBy: '2026-03-18',
  });
  expect(runOut({ right: monthly, left: daily }, FROM).runsOutOn).toBe('2026-04-01');
});

describe('the reorder day', () => {
  test('is two weeks before the first eye runs out, and the answer says why', () => {
    const { reorderBy, why } = runOut({ left: monthly }, FROM);
    expect(reorderBy).toBe('2026-06-16');
    expect(why.en).toBe(
      '14 days before the first eye runs out, to leave time for verification and delivery, but not before 2026-01-01.',
    );
  });

  test('is the first day of the supply if the lenses last less than two weeks', () => {
    expect(runOut({ right: { ...daily, packSize: 10 } }, FROM).reorderBy).toBe(FROM);
    expect(runOut({ right: { ...monthly, openedOn: '2024-01-01' } }, FROM)).toMatchObject({
      runsOutOn: '2024-06-29',
      reorderBy: FROM,
    });
  });
});

describe('lenses that outlast the calendar', () => {
  const yearly: EyeSupply = { boxes: 22, packSize: 365, replacement: 'yearly' };
  const paths = (...[eyes, from]: Parameters<typeof runOutProblems>) =>
    runOutProblems(eyes, from).map(({ path }) => path);

  test('are a problem of their eye, although each number is plausible', () => {
    expect(paths({ right: yearly, left: monthly }, '2026-11-29')).toEqual(['/eyes/right']);
    expect(paths({ right: yearly, left: yearly }, '2026-11-29')).toEqual(['/eyes/right', '/eyes/left']);
    expect(runOutProblems({ left: yearly }, FROM)[0]?.message.en).toBe(
      'so many lenses last beyond 2999-12-31: check boxes, packSize, carryOver and replacement',
    );
  });

  test('are none if they run out on the last day of the calendar', () => {
    expect(paths({ right: daily }, FROM)).toEqual([]);
    expect(paths({ right: { ...daily, boxes: 1, packSize: 2 } }, '2999-12-29')).toEqual([]);
    expect(paths({ right: { ...daily, boxes: 1, packSize: 3 } }, '2999-12-29')).toEqual(['/eyes/right']);
  });
});

/** Simulates the wearer day by day. A part-time wearer of dailies uses `daysPerWeek` sevenths of a lens each day. */
function runOutDayByDay({ boxes, packSize, replacement, daysPerWeek = 7, openedOn = FROM, carryOver = 0 }: EyeSupply) {
  const lives = { daily: 7, weekly: 7, 'two-weekly': 14, monthly: 30, quarterly: 90, 'half-yearly': 180, yearly: 365 };
  const life = lives[replacement];
  const aged = replacement === 'daily' ? daysPerWeek : 1;
  let [day, drawer, inUse] = [openedOn, boxes * packSize + carryOver, 0];
  for (;;) {
    if (inUse < aged && drawer > 0) {
      drawer -= 1;
      inUse += life;
    }
    if (inUse < aged) return day;
    inUse -= aged;
    day = addDays(day, 1);
  }
}

test('a simulated wearer runs out on the same day', () => {
  const supply = fc.record({
    boxes: fc.integer({ min: 0, max: 4 }),
    packSize: fc.constantFrom(1, 3, 5, 6, 30, 90),
    replacement: fc.constantFrom(...Replacement.options),
    daysPerWeek: fc.integer({ min: 1, max: 7 }),
    openedOn: fc.constantFrom(undefined, '2025-11-30', '2024-02-28', '2026-03-08'),
    carryOver: fc.integer({ min: 0, max: 9 }),
  });
  fc.assert(
    fc.property(supply, (right) => {
      expect(runOut({ right }, FROM).runsOutOn).toBe(runOutDayByDay(right));
    }),
    { numRuns: 200 },
  );
});
