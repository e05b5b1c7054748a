/** Runs a migration from file to file: the end of a job starts the next one. */
import { type JobWork, opened, type ReachedContext } from '@toric/chassis/jobs/job-kind';
import { mayCancel, mayStart } from '@toric/chassis/jobs/job';
import { insertJob, lockJob } from '@toric/chassis/jobs/job.store';
import { finishJob, startRun } from '@toric/chassis/jobs/life.flow';
import { ImportMoved, type NoteImport } from '@toric/contracts/customer/imports/import.messages';
import type { Message } from '@toric/contracts/kernel/message';
import { emits, NOTHING, type Outcome } from '@toric/messaging/outcome';
import { type ImportKinds, kindOf } from '../plans/import-kinds.ts';
import { planRows } from '../plans/plan-rows.flow.ts';
import { isUndoable, type Migration, promisesBefore, type Step } from './migration.ts';
import { lockMigration, lockMigrationOf, saveState, saveStep } from './migration.store.ts';

type Noted = Parameters<typeof NoteImport>[0];
type Moves = 'start' | 'cancel' | 'undo';
const UNDO_DAYS = 30;

const moved = (migration: Migration, step: Step, jobId: string, move: Moves, undoOf: string | null = null) => {
  const { service } = step;
  if (service === 'customer') throw new Error('a job of this service is moved without a message');
  return ImportMoved({
    jobId,
    service,
    move,
    actorId: nameOf(migration, step),
    plan: null,
    startsItself: move === 'undo',
    undoOf,
  });
};

/** Returns the person in whose name a file is imported: the sender of the file, because her role permits it. */
const nameOf = ({ createdBy }: Migration, { plan }: Step): string => plan.sentBy ?? createdBy;

/** Plans the job of a step, with the customers that earlier files promise. */
export async function planStep(
  context: JobWork,
  kinds: ImportKinds,
  migration: Migration,
  step: Step,
): Promise<Message[]> {
  const { why } = migration;
  const createdBy = nameOf(migration, step);
  const plan = { ...step.plan, promisedBy: promisesBefore(migration, step) };
  const { job, messages } = await planRows(context, kinds, plan, { createdBy, why });
  await saveStep(context.tx, migration.id, step, { jobId: job.id, state: job.state });
  return messages;
}

/** Starts the job of a step. Past orders are read again, because the ids of their customers are known only now. */
async function startStep(context: JobWork, kinds: ImportKinds, migration: Migration, step: Step): Promise<Message[]> {
  const { jobId } = step;
  if (jobId === null) throw new Error(`step ${step.position} of migration ${migration.id} has no job`);
  if (step.subject === 'orders') {
    const { why } = migration;
    const createdBy = nameOf(migration, step);
    const { job, messages } = await planRows(context, kinds, step.plan, { createdBy, why, start: true });
    await saveStep(context.tx, migration.id, step, { jobId: job.id, state: job.state });
    return [moved(migration, step, jobId, 'cancel'), ...messages];
  }
  await saveStep(context.tx, migration.id, step, { state: 'running' });
  if (step.service !== 'customer') return [moved(migration, step, jobId, 'start')];
  const job = await lockJob(context.tx, jobId);
  if (job && mayStart(job)) await startRun(context, job);
  return [];
}

/** Starts the first step, after a person has started the migration. */
export async function startMigrationRun(
  context: JobWork,
  kinds: ImportKinds,
  migration: Migration,
): Promise<Message[]> {
  await saveState(context.tx, migration.id, 'running', context.now);
  const [first] = migration.steps;
  return first ? startStep(context, kinds, migration, first) : [];
}

/** Plans the undo of the last step that can be undone. If there is none, the migration is undone. */
export async function undoLast(context: JobWork, migration: Migration): Promise<Message[]> {
  const { tx, now, newId } = context;
  const step = migration.steps.findLast(isUndoable);
  if (!step?.jobId) {
    await saveState(tx, migration.id, 'undone', now);
    return [];
  }
  await saveState(tx, migration.id, 'undoing', now);
  const undoJobId = newId();
  await saveStep(tx, migration.id, step, { undoJobId, state: 'undoing' });
  if (step.service !== 'customer') return [moved(migration, step, undoJobId, 'undo', step.jobId)];
  const job = await lockJob(tx, step.jobId);
  if (!job) throw new Error(`the job ${step.jobId} of a migration is gone`);
  const { kind, lock, plan, createdBy } = job;
  const undo = { id: undoJobId, kind, lock, plan, why: null, createdBy };
  await insertJob(tx, { ...undo, startsItself: true, createdAt: now, undoOf: job.id });
  return [];
}

/** Cancels the jobs of a migration that have not ended. */
export async function stopSteps(context: JobWork, kinds: ImportKinds, migration: Migration): Promise<Message[]> {
  const messages: Message[] = [];
  for (const step of migration.steps) {
    const { jobId, state } = step;
    if (jobId === null || state === null || !mayCancel({ state })) continue;
    if (step.service !== 'customer') messages.push(moved(migration, step, jobId, 'cancel'));
    const job = step.service === 'customer' ? await lockJob(context.tx, jobId) : undefined;
    const kind = kindOf(kinds, step.subject);
    if (job && kind && mayCancel(job))
      messages.push(
        ...(await finishJob(context, opened(kind), job, { state: 'cancelled', undoDays: UNDO_DAYS })).messages,
      );
  }
  return messages;
}

/** Records the state of a job. If the job is a step of a migration, this may start the next step. */
export async function noteStep(context: JobWork, kinds: ImportKinds, noted: Noted): Promise<Outcome> {
  const { tx } = context;
  const { jobId, state, total, expected, counts } = noted;
  const found = await lockMigrationOf(tx, jobId);
  const step = found?.steps.find((one) => one.jobId === jobId || one.undoJobId === jobId);
  if (!found || !step) return NOTHING;
  const isUndo = step.undoJobId === jobId;
  if (isUndo) await saveStep(tx, found.id, step, { state: state === 'done' ? 'undone' : state });
  else await saveStep(tx, found.id, step, { state, total, expected, counts });
  const migration = await lockMigration(tx, found.id);
  return migration ? emits(...(await goOn(context, kinds, migration, { step, state, isUndo }))) : NOTHING;
}

type Reached = { readonly step: Step; readonly state: Noted['state']; readonly isUndo: boolean };

async function goOn(
  context: JobWork,
  kinds: ImportKinds,
  migration: Migration,
  { step, state, isUndo }: Reached,
): Promise<Message[]> {
  const { tx, now } = context;
  const next = migration.steps.find(({ position }) => position === step.position + 1);
  if (migration.state === 'undoing' && isUndo && state === 'done') return undoLast(context, migration);
  if (state === 'failed' || (state === 'cancelled' && ['checking', 'running', 'undoing'].includes(migration.state))) {
    await saveState(tx, migration.id, 'failed', now);
    return stopSteps(context, kinds, migration);
  }
  if (migration.state === 'checking' && state === 'ready') {
    if (next) return planStep(context, kinds, migration, next);
    await saveState(tx, migration.id, 'ready', now);
  }
  if (migration.state === 'running' && state === 'done') {
    if (next) return startStep(context, kinds, migration, next);
    await saveState(tx, migration.id, 'done', now);
  }
  return [];
}

/** Returns a function that informs a migration when a job of this service waits or has ended. */
export const reachedStep =
  (kinds: () => ImportKinds) =>
  async ({ job, ...context }: ReachedContext): Promise<Outcome> => {
    const { id: jobId, state, expected, counts } = job;
    const total = job.sourceEnded ? job.sourced : null;
    return noteStep(context, kinds(), { jobId, state, total, expected, counts });
  };
