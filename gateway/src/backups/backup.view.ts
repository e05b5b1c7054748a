import type { BackupCheckView, BackupState, BackupTargetView, BackupView } from '@toric/contracts/gateway/backup.http';
import {
  type Backup,
  type BackupSettings,
  type Check,
  keeperOf,
  safetyOf,
  type Target,
  targetStateOf,
} from './backup.ts';
import type { Standing } from './backup.reader.store.ts';

const textOf = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;

export const backupView = ({ createdAt, endedAt, ...rest }: Backup): BackupView => ({
  ...rest,
  createdAt: createdAt.toISOString(),
  endedAt: endedAt.toISOString(),
});

export const checkView = ({ createdAt, passed, ...rest }: Check): BackupCheckView => ({
  ...rest,
  outcome: passed ? 'passed' : 'failed',
  createdAt: createdAt.toISOString(),
});

const targetView = (target: Target, now: Date): BackupTargetView => ({
  ...{ number: target.number, kind: target.kind, state: targetStateOf(target, now), hasKeys: target.hasKeys },
  reachedAt: textOf(target.reachedAt),
  awaySince: textOf(target.awaySince),
  segmentAt: textOf(target.walAt),
  changesUntil: textOf(target.walUntil),
  missingSegments: target.missingSegments,
  newestBackupAt: textOf(target.newestBackupAt),
});

/** Returns the state of the backups as the API shows it. */
export function stateView(standing: Standing, settings: BackupSettings, now: Date): BackupState {
  const { agent, targets, newest, drill, verification } = standing;
  const safety = safetyOf(targets);
  return {
    at: now.toISOString(),
    keeper: keeperOf(agent, settings),
    seenAt: textOf(agent?.seenAt),
    safeUntil: textOf(safety.until),
    safeTargets: safety.targets,
    targets: targets.map((target) => targetView(target, now)),
    newest: newest ? backupView(newest) : null,
    failedAt: textOf(agent?.failedAt),
    drill: drill ? checkView(drill) : null,
    drillPassedAt: textOf(standing.drillPassedAt),
    verification: verification ? checkView(verification) : null,
  };
}
