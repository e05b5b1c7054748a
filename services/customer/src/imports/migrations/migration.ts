/** Decides the order of the files of a migration, and makes the API's view of the migration. */
import type { ImportPlan } from '@toric/contracts/customer/imports/import-plan';
import { type ImportOwner, ImportSubject, OWNER_OF } from '@toric/contracts/customer/imports/import-field';
import { MIGRATION_FILE_TWICE } from '@toric/contracts/customer/imports/migration.errors';
import type { MigrationState, MigrationView } from '@toric/contracts/customer/imports/migration.http';
import type { JobState } from '@toric/contracts/jobs/job-kind';
import type { JobCounts } from '@toric/contracts/jobs/job.http';

export type Step = {
  readonly position: number;
  readonly subject: ImportSubject;
  readonly service: ImportOwner;
  readonly fileId: string;
  readonly plan: ImportPlan;
  readonly jobId: string | null;
  readonly undoJobId: string | null;
  readonly state: JobState | null;
  readonly total: number | null;
  readonly expected: JobCounts | null;
  readonly counts: JobCounts | null;
};
export type Migration = {
  readonly id: string;
  readonly state: MigrationState;
  readonly source: string;
  readonly why: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly steps: readonly Step[];
};

type New = Pick<Migration, 'id' | 'source' | 'why' | 'createdBy'> & { readonly now: Date };

/**
 * Returns a new migration. Its files are in the order in which rows refer to each other. Throws if a file is named
 * twice.
 */
export function newMigration(plans: readonly ImportPlan[], { now, ...given }: New): Migration {
  if (new Set(plans.map(({ fileId }) => fileId)).size < plans.length) throw MIGRATION_FILE_TWICE();
  const place = ({ subject }: ImportPlan) => ImportSubject.options.indexOf(subject);
  const steps = plans
    .toSorted((one, other) => place(one) - place(other))
    .map((plan, index): Step => {
      const { subject, fileId } = plan;
      return {
        ...{ position: index + 1, subject, service: OWNER_OF[subject], fileId, plan },
        ...{ jobId: null, undoJobId: null, state: null, total: null, expected: null, counts: null },
      };
    });
  return { ...given, state: 'checking', createdAt: now, startedAt: null, endedAt: null, steps };
}

/** Returns the jobs before a step whose rows promise customers. */
export const promisesBefore = ({ steps }: Migration, { position }: Step): string[] =>
  steps.flatMap((one) => (one.position < position && one.subject === 'customers' && one.jobId ? [one.jobId] : []));

/** Returns true if the job of a step has changed records and can be undone. */
export const isUndoable = ({ subject, jobId, undoJobId, counts }: Step): boolean =>
  jobId !== null &&
  undoJobId === null &&
  subject !== 'consents' &&
  counts !== null &&
  counts.created + counts.updated + counts.removed > 0;

export const migrationView = ({ steps, createdAt, startedAt, endedAt, ...rest }: Migration): MigrationView => ({
  ...rest,
  createdAt: createdAt.toISOString(),
  startedAt: startedAt?.toISOString() ?? null,
  endedAt: endedAt?.toISOString() ?? null,
  steps: steps.map(({ plan: _plan, ...step }) => step),
});
