import { describe, expect, test } from '@jest/globals';
import { addDays, toDayNumber, weekdayOf } from '@toric/optics/calendar-day';
import fc from 'fast-check';
import { type Facts, type Rule, runsOutOn, type Supplied, tasksOf } from './rule.ts';

const nothing: Facts = { customerId: 'ana', dateOfBirth: null, ends: [], supplies: [] };
const rule = (name: Rule['rule'], days: number): Rule => ({ rule: name, days, assignedRole: 'sales' });
const supplied = (orderId: string, suppliedOn: string, days: number, eye: Supplied['eye'] = 'right'): Supplied => ({
  ...{ eye, orderId, suppliedOn, days },
});
const today = '2026-11-25'; // this day is a Wednesday

describe('a birthday', () => {
  const born = { ...nothing, dateOfBirth: '1990-12-10' };

  test('brings one task, on the Monday of the week that is so many days before', () => {
    expect(tasksOf(rule('birthday', 7), born, today)).toEqual([
      { customerId: 'ana', rule: 'birthday', event: '2026', dueOn: '2026-11-30', assignedRole: 'sales' },
    ]);
    expect(tasksOf(rule('birthday', 0), born, today)).toEqual([]);
  });

  test('that has passed brings none until the next year', () => {
    expect(tasksOf(rule('birthday', 0), { ...nothing, dateOfBirth: '1990-11-24' }, today)).toEqual([]);
    const next = tasksOf(rule('birthday', 14), { ...nothing, dateOfBirth: '1990-01-05' }, '2026-12-20');
    expect(next).toMatchObject([{ event: '2027', dueOn: '2026-12-21' }]);
  });

  test('of 29 February is on the 28th in other years', () => {
    expect(tasksOf(rule('birthday', 0), { ...nothing, dateOfBirth: '2000-02-29' }, '2027-02-26')).toMatchObject([
      { event: '2027', dueOn: '2027-02-26' },
    ]);
  });

  test('is told by no row: on each day of a year, the due day is a Monday or the day of the first look', () => {
    const anyDay = fc.integer({ min: toDayNumber('1950-01-01'), max: toDayNumber('2010-12-31') });
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 700 }), (born, days, later) => {
        const day = addDays(today, later);
        const facts = { ...nothing, dateOfBirth: addDays('1970-01-01', born) };
        for (const { dueOn } of tasksOf(rule('birthday', days), facts, day)) {
          expect(dueOn >= day).toBe(true);
          expect(dueOn === day || weekdayOf(toDayNumber(dueOn)) === 1).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

test('the end of the prescription that ends last brings the task, and a new revision another one', () => {
  const ends = [
    { id: 'p1', revision: 1, endsOn: '2026-12-01' },
    { id: 'p2', revision: 2, endsOn: '2026-12-24' },
  ];
  const found = tasksOf(rule('prescription-end', 28), { ...nothing, ends }, today);
  expect(found).toMatchObject([{ event: 'p2.2', dueOn: today }]);
});

describe('lenses that run out', () => {
  test('are counted one box after the other for each eye', () => {
    expect(runsOutOn([supplied('b', '2026-02-01', 30), supplied('a', '2026-01-01', 60)])).toBe('2026-04-01');
    expect(runsOutOn([supplied('a', '2026-01-01', 10), supplied('b', '2026-02-01', 10)])).toBe('2026-02-11');
    expect(runsOutOn([])).toBeUndefined();
  });

  test('bring one task for each eye, and a new order a new one', () => {
    const supplies = [supplied('a', '2026-11-01', 30), supplied('a', '2026-11-01', 40, 'left')];
    const found = tasksOf(rule('run-out', 14), { ...nothing, supplies }, today);
    expect(found.map(({ event }) => event)).toEqual(['right a', 'left a']);
    const again = [...supplies, supplied('b', '2026-11-20', 1)];
    expect(tasksOf(rule('run-out', 14), { ...nothing, supplies: again }, today)[0]?.event).toBe('right b');
  });
});

test('a last purchase brings a task after so many days, and none a month later', () => {
  const bought = (on: string) => ({ ...nothing, supplies: [supplied('a', on, 30)] });
  expect(tasksOf(rule('last-purchase', 365), bought('2025-11-26'), today)).toMatchObject([
    { event: 'a', dueOn: today },
  ]);
  expect(tasksOf(rule('last-purchase', 365), bought('2025-10-20'), today)).toEqual([]);
  expect(tasksOf(rule('last-purchase', 365), bought('2026-10-20'), today)).toEqual([]);
});
