// Tests how the parameters of filters become conditions of Prisma.
import { expect, test } from '@jest/globals';
import { choiceWhere, dayWhere, presenceWhere } from './filter-where.ts';

test('each relation of a choice is one condition, and all hold together', () => {
  expect(choiceWhere('status', {})).toEqual([]);
  expect(choiceWhere('status', { status: 'sent', statusIn: ['sent', 'draft'], statusNot: ['draft'] })).toEqual([
    { status: 'sent' },
    { status: { in: ['sent', 'draft'] } },
    { status: { notIn: ['draft'] } },
  ]);
});

test('a range of days includes both days, and an empty day is asked for by itself', () => {
  expect(dayWhere('expectedOn', {})).toEqual([]);
  expect(dayWhere('expectedOn', { from: '2026-11-01', to: '2026-11-30' })).toEqual([
    { expectedOn: { gte: new Date('2026-11-01'), lt: new Date('2026-12-01') } },
  ]);
  expect(dayWhere('expectedOn', { to: '2026-11-30' })).toEqual([{ expectedOn: { lt: new Date('2026-12-01') } }]);
  expect(presenceWhere('expectedOn', 'empty')).toEqual([{ expectedOn: null }]);
  expect(presenceWhere('expectedOn', 'set')).toEqual([{ expectedOn: { not: null } }]);
  expect(presenceWhere('expectedOn', undefined)).toEqual([]);
});
