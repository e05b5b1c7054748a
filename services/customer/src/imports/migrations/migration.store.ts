/** Reads and writes migrations with their steps. Each step imports one file. */
import { ImportPlan } from '@toric/contracts/customer/imports/import-plan';
import type { MigrationState } from '@toric/contracts/customer/imports/migration.http';
import { json, type Tx } from '@toric/messaging/sql';
import type { Migration, Step } from './migration.ts';

export async function insertMigration(tx: Tx, { steps, ...migration }: Migration): Promise<void> {
  const { id, state, source, why, createdBy, createdAt } = migration;
  await tx.run`
    insert into migration (id, state, source, why, created_by, created_at)
    values (${id}, ${state}, ${source}, ${why}, ${createdBy}, ${createdAt})`;
  await tx.run`
    insert into migration_step (migration_id, position, subject, service, file_id, plan)
    select ${id}::uuid, position, subject, service, "fileId", plan
    from json_to_recordset(${json(steps)}::json) as s(position int, subject text, service text, "fileId" uuid, plan jsonb)`;
}

type Row = Omit<Migration, 'steps'>;

async function withSteps(tx: Tx, row: Row | undefined): Promise<Migration | undefined> {
  if (!row) return undefined;
  const steps = await tx.many<Step>`
    select position, subject, service, file_id, plan, job_id, undo_job_id, state, total, expected, counts
    from migration_step where migration_id = ${row.id} order by position`;
  return { ...row, steps: steps.map((step) => ({ ...step, plan: ImportPlan.parse(step.plan) })) };
}

/** Locks the migration until the transaction ends. */
export const lockMigration = async (tx: Tx, id: string): Promise<Migration | undefined> =>
  withSteps(tx, await tx.maybe<Row>`select * from migration where id = ${id} for no key update`);

/** Locks the migration that has a job as a step or as the undo of a step. Returns undefined if there is none. */
export async function lockMigrationOf(tx: Tx, jobId: string): Promise<Migration | undefined> {
  const row = await tx.maybe<{ migrationId: string }>`
    select migration_id from migration_step where job_id = ${jobId} or undo_job_id = ${jobId}`;
  return row && lockMigration(tx, row.migrationId);
}

export async function saveState(tx: Tx, id: string, state: MigrationState, now: Date): Promise<void> {
  const hasEnded = ['done', 'undone', 'cancelled', 'failed'].includes(state);
  await tx.run`
    update migration set state = ${state},
      started_at = case when ${state === 'running'} then ${now}::timestamptz else started_at end,
      ended_at = case when ${hasEnded} then ${now}::timestamptz else ended_at end
    where id = ${id}`;
}

type StepChange = Partial<Pick<Step, 'jobId' | 'undoJobId' | 'state' | 'total' | 'expected' | 'counts'>>;

/** Changes a step of a migration. Values that are left out do not change. */
export async function saveStep(tx: Tx, migrationId: string, step: Step, change: StepChange): Promise<void> {
  const { position, jobId, undoJobId, state, total, expected, counts } = { ...step, ...change };
  await tx.run`
    update migration_step set job_id = ${jobId}, undo_job_id = ${undoJobId}, state = ${state}, total = ${total},
      expected = ${expected && json(expected)}::jsonb, counts = ${counts && json(counts)}::jsonb
    where migration_id = ${migrationId} and position = ${position}`;
}
