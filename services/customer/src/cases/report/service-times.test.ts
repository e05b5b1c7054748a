import { expect, test } from '@jest/globals';
import { serviceTimes, type TimedCase, weekOf } from './service-times.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 30) + minute * 60_000);
const NOW = at(1_000);
type Stays = [TimedCase['stays'][number]['state'], number, number | null][];
const one = (stays: Stays, more: Partial<TimedCase> = {}): TimedCase => ({
  ...{ id: 'a', createdAt: at(0), respondedAt: null, solvedAt: null, isLate: false, score: null },
  stays: stays.map(([state, from, to]) => ({ state, from: at(from), to: to === null ? null : at(to) })),
  ...more,
});

test('the report names the slowest step that is the work of the shop', () => {
  const solved = one(
    [
      ['new', 0, 60],
      ['open', 60, 100],
      ['waiting', 100, 700],
      ['open', 700, 710],
      ['solved', 710, null],
    ],
    { respondedAt: at(70), solvedAt: at(710), score: 4 },
  );
  const times = serviceTimes([solved], NOW);
  expect(times).toMatchObject({ cases: 1, solved: 1, responseMedian: 70, resolutionMedian: 710, score: 4 });
  expect(times.steps.map(({ minutes }) => minutes)).toEqual([60, 50, 600, 0]);
  expect(times.slowest).toBe('to-be-taken');
});

test('work after a case was reopened is a step of its own, and an open case counts until now', () => {
  const reopened = one([
    ['new', 0, 10],
    ['open', 10, 20],
    ['solved', 20, 500],
    ['reopened', 500, 600],
    ['open', 600, null],
  ]);
  const times = serviceTimes([reopened], NOW);
  expect(times.steps.map(({ minutes }) => minutes)).toEqual([10, 10, 0, 500]);
  expect(times.slowest).toBe('again-in-work');
});

test('a report without cases has no times', () => {
  expect(serviceTimes([], NOW)).toMatchObject({ cases: 0, responseMedian: null, score: null, slowest: null });
});

test('a week begins on Monday', () => {
  expect(['2026-11-29', '2026-11-30', '2026-12-06'].map((day) => weekOf(new Date(`${day}T12:00:00Z`)))).toEqual([
    ...['2026-11-23', '2026-11-30', '2026-11-30'],
  ]);
});
