/** Decides about the life of a job: which steps are possible, how far it is, and how the API shows it. */
import type { JobCounts, JobView } from '@toric/contracts/jobs/job.http';
import type { JobKindName, JobState } from '@toric/contracts/jobs/job-kind';
import type { Text } from '@toric/contracts/kernel/sentence';

export type Job = {
  readonly id: string;
  readonly kind: JobKindName;
  readonly lock: string;
  readonly state: JobState;
  readonly plan: unknown;
  readonly why: string | null;
  readonly createdBy: string;
  readonly undoOf: string | null;
  readonly overwrite: boolean;
  readonly startsItself: boolean;
  readonly sourced: number;
  readonly sourceEnded: boolean;
  readonly checkedTo: number;
  readonly doneTo: number;
  readonly expected: JobCounts;
  readonly counts: JobCounts;
  readonly failure: Text | null;
  readonly phaseAt: Date | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly expiresAt: Date | null;
  /** Is true until the items of the job are deleted. */
  readonly kept: boolean;
};

export const changedRecords = ({ created, updated, removed }: JobCounts): number => created + updated + removed;

const STOPPED: ReadonlySet<JobState> = new Set(['done', 'cancelled', 'failed']);
const UNDER_WAY: ReadonlySet<JobState> = new Set(['planned', 'checking', 'ready', 'running']);

/** Returns true if a job may be started. A job that failed after its dry run continues where it stopped. */
export const mayStart = ({ state, startedAt }: Job): boolean =>
  state === 'ready' || (state === 'failed' && startedAt !== null);
export const mayCancel = ({ state }: Pick<Job, 'state'>): boolean => UNDER_WAY.has(state);
export const hasStopped = ({ state }: Pick<Job, 'state'>): boolean => STOPPED.has(state);
export const mayUndo = (job: Job, now: Date): boolean =>
  hasStopped(job) && changedRecords(job.counts) > 0 && job.kept && (job.expiresAt === null || job.expiresAt > now);

/** Returns the counts of a job plus the counts of one more page. */
export const added = (counts: JobCounts, page: JobCounts): JobCounts => ({
  created: counts.created + page.created,
  updated: counts.updated + page.updated,
  removed: counts.removed + page.removed,
  unchanged: counts.unchanged + page.unchanged,
  rejected: counts.rejected + page.rejected,
});

/**
 * Returns the progress of the present phase. The rate counts from the beginning of the phase, so a pause after a crash
 * lowers it. The progress is null while the job is neither checked nor run.
 */
export function progressOf(job: Job, now: Date): JobView['progress'] {
  if (job.state !== 'checking' && job.state !== 'running') return null;
  const total = job.sourceEnded ? job.sourced : null;
  const done = job.state === 'running' ? job.doneTo : job.sourceEnded ? job.checkedTo : job.sourced;
  const seconds = Math.max((now.getTime() - (job.phaseAt ?? now).getTime()) / 1_000, 0.001);
  const perSecond = Math.round((10 * done) / seconds) / 10;
  const secondsLeft = total === null || perSecond === 0 ? null : Math.ceil((total - done) / perSecond);
  return { done, total, perSecond, secondsLeft };
}

type Shown = {
  readonly service: JobView['service'];
  readonly undoneBy: string | null;
  readonly hasFile: boolean;
  readonly isUndoable: boolean;
};

export function jobView(job: Job, { service, undoneBy, hasFile, isUndoable }: Shown, now: Date): JobView {
  const { id, kind, state, why, createdBy, undoOf, overwrite, expected, counts, failure, expiresAt } = job;
  return {
    ...{ id, service, kind, state, why, createdBy, undoOf, undoneBy, overwrite, expected, counts, failure },
    createdAt: job.createdAt.toISOString(),
    startedAt: job.startedAt?.toISOString() ?? null,
    endedAt: job.endedAt?.toISOString() ?? null,
    total: job.sourceEnded ? job.sourced : null,
    progress: progressOf(job, now),
    ...{ mayStart: mayStart(job), mayCancel: mayCancel(job), mayUndo: isUndoable && mayUndo(job, now) },
    undoUntil: expiresAt?.toISOString() ?? null,
    hasRejectedFile: hasFile && job.kept && job.expected.rejected + job.counts.rejected > 0,
  };
}
