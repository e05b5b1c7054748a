import { expect, test } from '@jest/globals';
import type { BackupState, BackupTargetView } from '@toric/contracts/gateway/backup.http';
import { safetyOf, signsOf } from './signs.ts';

const AT = '2026-11-30T12:00:00.000Z';
const RECENT = '2026-11-30T11:59:00.000Z';
const LONG_AGO = '2026-11-01T12:00:00.000Z';

const target: BackupTargetView = {
  ...{ number: 1, kind: 'folder', state: 'safe', reachedAt: RECENT, awaySince: null, segmentAt: RECENT },
  ...{ changesUntil: RECENT, missingSegments: 0, newestBackupAt: RECENT, hasKeys: true },
};
const newest = {
  ...{ id: '0197a000-0000-7000-8000-000000000001', name: '20261130T031500Z', createdAt: RECENT, endedAt: RECENT },
  ...{ bytes: 1, objects: 1, targets: 2, keyStores: 2 },
};
const drill = {
  ...({ id: '0197a000-0000-7000-8000-000000000002', kind: 'drill', outcome: 'passed', createdAt: RECENT } as const),
  ...{ backup: null, findings: 0, rpoSeconds: 1, rtoSeconds: 20, damages: 7, damagesFound: 7 },
};
const good: BackupState = {
  ...{ at: AT, keeper: 'here', seenAt: RECENT, safeUntil: RECENT, safeTargets: 2 },
  ...{ targets: [target, { ...target, number: 2, kind: 'bucket' }], newest, failedAt: null },
  ...{ drill, drillPassedAt: RECENT, verification: null },
};
const runbooksOf = (state: BackupState) => signsOf(state).map(({ runbook }) => runbook);

test('a shop that is safe in all targets has one good sentence and no sign', () => {
  expect(safetyOf(good)).toMatchObject({ tone: 'ok', says: { en: expect.stringContaining('in 2 of 2 targets') } });
  expect(signsOf(good)).toEqual([]);
});

test('the sentence warns if a target is missing, and is bad if the last safe moment is old or there is none', () => {
  expect(safetyOf({ ...good, safeTargets: 1 }).tone).toBe('wait');
  expect(safetyOf({ ...good, safeUntil: LONG_AGO })).toMatchObject({ tone: 'stop', runbook: 'backup-wal-late' });
  expect(safetyOf({ ...good, safeUntil: null, safeTargets: 0 })).toMatchObject({ runbook: 'backup-missing' });
});

test('each fault leads to its runbook', () => {
  expect(runbooksOf({ ...good, seenAt: LONG_AGO })).toEqual(['backup-wal-late']);
  const away = { ...target, state: 'away', awaySince: RECENT } as const;
  expect(runbooksOf({ ...good, targets: [away] })).toEqual(['backup-target-away']);
  expect(runbooksOf({ ...good, targets: [{ ...target, state: 'gap', missingSegments: 2 }] })).toEqual([
    'backup-wal-gap',
  ]);
  expect(runbooksOf({ ...good, newest: { ...newest, createdAt: LONG_AGO } })).toEqual(['backup-missing']);
  expect(runbooksOf({ ...good, newest: { ...newest, keyStores: 0 } })).toEqual(['backup-missing']);
  expect(runbooksOf({ ...good, failedAt: RECENT })).toEqual(['backup-missing']);
  expect(runbooksOf({ ...good, drill: { ...drill, outcome: 'failed' } })).toEqual(['backup-drill-failed']);
  expect(runbooksOf({ ...good, drillPassedAt: LONG_AGO })).toEqual(['backup-drill-old']);
  expect(runbooksOf({ ...good, drill: null, drillPassedAt: null })).toEqual(['backup-drill-old']);
  const verification = { ...drill, kind: 'verification', outcome: 'failed' } as const;
  expect(runbooksOf({ ...good, verification })).toEqual(['backup-verification-failed']);
});
