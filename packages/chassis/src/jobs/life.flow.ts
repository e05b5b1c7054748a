/** Starts and ends the run of a job. If the job is an undo, the state of the undone job changes with it. */
import type { Text } from '@toric/contracts/kernel/sentence';
import { NOTHING, type Outcome } from '@toric/messaging/outcome';
import type { WorkContext } from '@toric/messaging/unit-of-work';
import { changedRecords, type Job } from './job.ts';
import type { OpenKind } from './job-kind.ts';
import { endJob, findUndoOf, lockJob, markUndo, moveJob } from './job.store.ts';
import { jobOf } from './page.flow.ts';

const DAY_MS = 86_400_000;

export async function startRun({ tx, now }: Pick<WorkContext, 'tx' | 'now'>, job: Job): Promise<void> {
  await moveJob(tx, job, 'running', now);
  if (job.undoOf !== null) await markUndo(tx, job.undoOf, 'undoing');
}

type Ending = { readonly state: 'done' | 'cancelled' | 'failed'; readonly undoDays: number; readonly failure?: Text };

/**
 * Ends a job. An undo that was carried out marks the other job as undone. After an undo that stopped or changed
 * nothing, the other job is `done` again, and its remaining items can be undone later.
 */
export async function finishJob(context: WorkContext, kind: OpenKind, job: Job, ending: Ending): Promise<Outcome> {
  const { tx, now } = context;
  const { undoDays, ...how } = ending;
  await endJob(tx, job, { ...how, now, expiresAt: new Date(now.getTime() + undoDays * DAY_MS) });
  await kind.ended?.({ ...context, job: jobOf(job), state: ending.state });
  if (job.undoOf !== null && job.startedAt !== null) await markUndone(context, job, ending.state, job.undoOf);
  return tellReached(context, kind, job);
}

/** Returns the messages that report the present state of a job. */
export async function tellReached(context: WorkContext, kind: OpenKind, { id }: Job): Promise<Outcome> {
  const job = kind.reached && (await lockJob(context.tx, id));
  return (job && (await kind.reached?.({ ...context, job }))) ?? NOTHING;
}

async function markUndone({ tx }: WorkContext, job: Job, state: Ending['state'], undoOf: string): Promise<void> {
  const isUndone = state === 'done' && changedRecords(job.counts) > 0;
  await markUndo(tx, undoOf, isUndone ? 'undone' : 'done');
  const first = isUndone ? await findUndoOf(tx, undoOf) : null;
  if (first !== null) await markUndo(tx, first, 'done');
}
