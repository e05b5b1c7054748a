/** Decides from the rows of the agent what is safe, and until when. */
import type { BackupKeeper, BackupTargetState } from '@toric/contracts/gateway/backup.http';

/** The changes in a backup target may lag by at most this number of ms. The alarm BackupWalLate has the same limit. */
const LATE_MS = 15 * 60_000;

export type Backup = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly endedAt: Date;
  readonly bytes: number;
  readonly objects: number;
  readonly targets: number;
  readonly keyStores: number;
};

export type Target = {
  readonly number: number;
  readonly kind: 'folder' | 'bucket';
  readonly reachedAt: Date | null;
  readonly awaySince: Date | null;
  readonly walAt: Date | null;
  readonly walUntil: Date | null;
  readonly missingSegments: number | null;
  readonly newestBackupAt: Date | null;
  readonly hasKeys: boolean;
};

export type Check = {
  readonly id: string;
  readonly kind: 'drill' | 'verification';
  readonly createdAt: Date;
  readonly passed: boolean;
  readonly backup: string | null;
  readonly findings: number;
  readonly rpoSeconds: number | null;
  readonly rtoSeconds: number | null;
  readonly damages: number | null;
  readonly damagesFound: number | null;
};

export type Agent = { readonly since: Date; readonly seenAt: Date; readonly failedAt: Date | null };

/** Names the settings that decide whether the shop needs backups of its own. */
export type BackupSettings = { readonly isElsewhere: boolean; readonly isDevelopment: boolean };

/** Returns the state of a target. The fault that hurts a restore most is returned first. */
export function targetStateOf(target: Target, now: Date): BackupTargetState {
  if (target.awaySince !== null) return 'away';
  if (target.newestBackupAt === null) return 'empty';
  if ((target.missingSegments ?? 0) > 0) return 'gap';
  if (target.missingSegments === null) return 'behind'; // the agent does not know whether a restore would be whole
  const isLate = target.walUntil === null || now.getTime() - target.walUntil.getTime() > LATE_MS;
  return isLate ? 'behind' : 'safe';
}

/** Returns the time until which a restore from this target alone brings all changes back. */
const restoredUntil = ({ newestBackupAt, missingSegments, walUntil }: Target): Date | undefined =>
  newestBackupAt !== null && missingSegments === 0 ? (walUntil ?? undefined) : undefined;

/**
 * Returns the time until which all changes are safe, and the number of targets that have them. A target that lags far
 * behind the best one does not count. A target that is away counts while its changes are new enough.
 */
export function safetyOf(targets: readonly Target[]): { until: Date | undefined; targets: number } {
  const times = targets.flatMap((target) => restoredUntil(target)?.getTime() ?? []);
  const best = Math.max(...times);
  const near = times.filter((time) => best - time <= LATE_MS);
  return { until: near.length > 0 ? new Date(Math.min(...near)) : undefined, targets: near.length };
}

export function keeperOf(agent: Agent | undefined, { isElsewhere }: BackupSettings): BackupKeeper {
  if (agent) return 'here';
  return isElsewhere ? 'elsewhere' : 'none';
}
