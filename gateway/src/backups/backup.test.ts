import { describe, expect, test } from '@jest/globals';
import { keeperOf, safetyOf, type Target, targetStateOf } from './backup.ts';

const NOW = new Date('2026-11-30T12:00:00.000Z');
const before = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

const good: Target = {
  ...{ number: 1, kind: 'folder', reachedAt: before(1), awaySince: null, walAt: before(1), walUntil: before(2) },
  ...{ missingSegments: 0, newestBackupAt: before(600), hasKeys: true },
};

describe('the state of a target', () => {
  test.each([
    ['safe', {}],
    ['behind', { walUntil: before(16) }],
    ['behind', { walUntil: null }],
    ['empty', { newestBackupAt: null }],
    ['gap', { missingSegments: 1 }],
    ['behind', { missingSegments: null }],
    ['away', { awaySince: before(1), missingSegments: 1 }],
  ])('is %s with %j', (state, given) => {
    expect(targetStateOf({ ...good, ...given }, NOW)).toBe(state);
  });
});

describe('everything is safe', () => {
  test('until the earlier of the moments that two targets have', () => {
    expect(safetyOf([good, { ...good, walUntil: before(4) }])).toEqual({ until: before(4), targets: 2 });
  });

  test('in one target, if the other one lags far behind', () => {
    expect(safetyOf([{ ...good, walUntil: before(60) }, good])).toEqual({ until: before(2), targets: 1 });
  });

  test('in a target that is away now, but has all changes', () => {
    expect(safetyOf([{ ...good, awaySince: before(1) }])).toEqual({ until: before(2), targets: 1 });
  });

  test.each([
    ['has no whole backup', { newestBackupAt: null }],
    ['has a gap', { missingSegments: 2 }],
    ['was not looked at', { missingSegments: null }],
    ['has no segment', { walUntil: null }],
  ])('in no target that %s', (_what, given) => {
    expect(safetyOf([{ ...good, ...given }])).toEqual({ until: undefined, targets: 0 });
  });

  test('nowhere without targets', () => {
    expect(safetyOf([])).toEqual({ until: undefined, targets: 0 });
  });
});

test('a shop whose agent has reported makes its own backups, whatever the setting says', () => {
  const agent = { since: before(60), seenAt: before(1), failedAt: null };
  const settings = { isElsewhere: true, isDevelopment: false };
  expect(keeperOf(agent, settings)).toBe('here');
  expect(keeperOf(undefined, settings)).toBe('elsewhere');
  expect(keeperOf(undefined, { ...settings, isElsewhere: false })).toBe('none');
});
