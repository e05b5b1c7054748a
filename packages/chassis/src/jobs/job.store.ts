/** Stores jobs. Each step of a job is one update that names the state from which it starts. */
import type { JobCounts } from '@toric/contracts/jobs/job.http';
import type { Text } from '@toric/contracts/kernel/sentence';
import { json, type Tx } from '@toric/messaging/sql';
import type { Job } from './job.ts';
import { NO_COUNTS } from './job-kind.ts';

type NewJob = Pick<Job, 'id' | 'kind' | 'lock' | 'why' | 'createdBy' | 'startsItself' | 'createdAt'> & {
  readonly plan: unknown;
  readonly undoOf?: string | null;
  readonly overwrite?: boolean;
};

export async function insertJob(tx: Tx, job: NewJob): Promise<void> {
  const { id, kind, lock, why, createdBy, startsItself, createdAt, undoOf = null, overwrite = false } = job;
  await tx.run`
    insert into change_job (id, kind, lock, state, plan, why, created_by, undo_of, overwrite, starts_itself, expected, counts,
      created_at)
    values (${id}, ${kind}, ${lock}, 'planned', ${json(job.plan)}, ${why}, ${createdBy}, ${undoOf}, ${overwrite},
      ${startsItself}, ${json(NO_COUNTS)}, ${json(NO_COUNTS)}, ${createdAt})`;
}

/** Locks the job until the transaction ends. Waits for the page that is being carried out. */
export const lockJob = (tx: Tx, id: string): Promise<Job | undefined> =>
  tx.maybe<Job>`select * from change_job where id = ${id} for no key update`;

export const findJob = (tx: Tx, id: string): Promise<Job | undefined> =>
  tx.maybe<Job>`select * from change_job where id = ${id}`;

/** Locks the job for a page. Returns undefined if another instance has it, or if it is in another state by now. */
export const takeJob = (tx: Tx, { id, state }: Pick<Job, 'id' | 'state'>): Promise<Job | undefined> =>
  tx.maybe<Job>`select * from change_job where id = ${id} and state = ${state} for no key update skip locked`;

/**
 * Returns true while a job with this lock is checked or runs. Work that would be repeated after each page of the job
 * can wait until the job has ended.
 */
export async function isInWork(tx: Tx, lock: string): Promise<boolean> {
  const row = await tx.maybe`select from change_job where state in ('checking', 'running') and lock = ${lock} limit 1`;
  return row !== undefined;
}

/**
 * Returns one job of each lock that has work to do: the running one, otherwise the oldest. The other jobs of the lock
 * wait.
 */
export const findDue = (tx: Pick<Tx, 'many'>): Promise<Job[]> =>
  tx.many<Job>`
    select * from (
      select distinct on (lock) * from change_job where state in ('planned', 'checking', 'running')
      order by lock, (state = 'running') desc, created_at, id) due
    order by created_at, id`;

export async function moveJob(tx: Tx, { id }: Pick<Job, 'id'>, state: Job['state'], now: Date): Promise<void> {
  await tx.run`
    update change_job set state = ${state}, phase_at = ${now}, failure = null,
      started_at = case when ${state} = 'running' then coalesce(started_at, ${now}) else started_at end
    where id = ${id}`;
}

export async function endJob(
  tx: Tx,
  { id }: Pick<Job, 'id'>,
  ending: { state: 'done' | 'cancelled' | 'failed'; now: Date; expiresAt: Date; failure?: Text },
): Promise<void> {
  const { state, now, expiresAt, failure = null } = ending;
  await tx.run`
    update change_job set state = ${state}, ended_at = ${now}, expires_at = ${expiresAt},
      failure = ${failure && json(failure)}::jsonb
    where id = ${id}`;
}

/** Returns the id of the job that the given job undoes, or null if it undoes none. */
export async function findUndoOf(tx: Tx, id: string): Promise<string | null> {
  const row = await tx.maybe<{ undoOf: string | null }>`select undo_of from change_job where id = ${id}`;
  return row?.undoOf ?? null;
}

/** Sets the state of a job when its undo begins, ends or is cancelled. */
export async function markUndo(tx: Tx, id: string, state: 'done' | 'undoing' | 'undone'): Promise<void> {
  await tx.run`update change_job set state = ${state} where id = ${id}`;
}

/**
 * Stores that more items were read, and that some of them were rejected at once. Returns false if another instance has
 * read these items meanwhile.
 */
export async function saveSourced(
  tx: Tx,
  { id, sourced }: Pick<Job, 'id' | 'sourced'>,
  { items, rejected, ended }: { items: number; rejected: number; ended: boolean },
): Promise<boolean> {
  const saved = await tx.run`
    update change_job set sourced = sourced + ${items}::int, source_ended = ${ended}
    where id = ${id} and sourced = ${sourced} and state = 'checking' and not source_ended`;
  if (rejected > 0) await countRejected(tx, id, rejected);
  return saved === 1;
}

/**
 * Adds items that are rejected, whatever the state of their records is, to the expected counts of the dry run and to
 * the counts of the run.
 */
export async function countRejected(tx: Tx, id: string, items: number): Promise<void> {
  await tx.run`
    update change_job set
      expected = jsonb_set(expected, '{rejected}', to_jsonb((expected ->> 'rejected')::int + ${items}::int)),
      counts = jsonb_set(counts, '{rejected}', to_jsonb((counts ->> 'rejected')::int + ${items}::int))
    where id = ${id}`;
}

export async function saveChecked(tx: Tx, { id }: Pick<Job, 'id'>, to: number, expected: JobCounts): Promise<void> {
  await tx.run`update change_job set checked_to = ${to}, expected = ${json(expected)} where id = ${id}`;
}

export async function saveDone(tx: Tx, { id }: Pick<Job, 'id'>, to: number, counts: JobCounts): Promise<void> {
  await tx.run`update change_job set done_to = ${to}, counts = ${json(counts)} where id = ${id}`;
}

/** Returns at most ten jobs whose items have expired. */
export const findExpired = (tx: Tx): Promise<Job[]> =>
  tx.many<Job>`
    select * from change_job where kept and expires_at <= now()
    order by expires_at limit 10 for no key update skip locked`;

const ITEMS_AT_ONCE = 5_000;

/** Deletes items of a job. Returns true if there are more. The job itself stays, with its report. */
export async function deleteItems(tx: Tx, id: string): Promise<boolean> {
  const items = await tx.run`
    delete from change_item where job_id = ${id} and seq in (
      select seq from change_item where job_id = ${id} limit ${ITEMS_AT_ONCE}::int)`;
  const keys = await tx.run`
    delete from change_item_key where job_id = ${id} and key in (
      select key from change_item_key where job_id = ${id} limit ${ITEMS_AT_ONCE}::int)`;
  return items === ITEMS_AT_ONCE || keys === ITEMS_AT_ONCE;
}

/** Records that the items of a job are deleted. */
export async function markGone(tx: Tx, id: string): Promise<void> {
  await tx.run`update change_job set kept = false where id = ${id}`;
}

/** Destroys the key of a job, under which its items were sealed. */
export async function destroyJobKey(tx: Tx, id: string): Promise<void> {
  await tx.run`delete from data_key where customer_id = ${id}`;
}
