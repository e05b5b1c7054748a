import { expect, test } from '@jest/globals';
import { betweenDays } from './between-days.ts';

test('both days are included, in UTC, and a missing day is no limit', () => {
  expect(betweenDays(undefined, undefined)).toEqual({});
  expect(betweenDays('2026-11-21', undefined)).toEqual({ createdAt: { gte: new Date('2026-11-21T00:00:00Z') } });
  expect(betweenDays(undefined, '2026-11-21')).toEqual({ createdAt: { lt: new Date('2026-11-22T00:00:00Z') } });
  expect(betweenDays('2026-11-21', '2026-11-21')).toEqual({
    createdAt: { gte: new Date('2026-11-21T00:00:00Z'), lt: new Date('2026-11-22T00:00:00Z') },
  });
});
