import { type Database, isDatabaseDown, transaction } from '@toric/messaging/database';
import { loop } from '@toric/messaging/loop';
import { NOTHING, type Outcome } from '@toric/messaging/outcome';
import type { UnitOfWork, WorkContext } from '@toric/messaging/unit-of-work';
import type { Logger } from 'pino';
import { JOB_STOPPED } from '@toric/contracts/jobs/job.errors';
import { type Ahead, openAhead } from './ahead.flow.ts';
import type { Job } from './job.ts';
import type { OpenKind } from './job-kind.ts';
import { deleteItems, destroyJobKey, findDue, findExpired, markGone, moveJob, takeJob } from './job.store.ts';
import { finishJob, startRun, tellReached } from './life.flow.ts';
import { checkPage, type PageDone, runPage } from './page.flow.ts';
import { openSources, type Sources } from './source.flow.ts';

/**
 * Limits the pause between two looks for work. After work and after a wake, the pauses are short at first and double up
 * to this limit. A command wakes the runner before its commit, so the first look may be too early.
 */
const IDLE_MS = 300;
const FIRST_IDLE_MS = 20;
const PAGE_SIZE = 200;
/** A single item that has failed this number of times stops its job. */
const TRIES = 3;
/** One round works on each job for this number of ms, so that jobs with different locks advance at the same time. */
const TURN_MS = 1_000;

export type Jobs = {
  readonly work: UnitOfWork;
  /** Returns the kind of a job. For an undo, it is the kind of the undo. */
  readonly kindOf: (job: Pick<Job, 'kind' | 'undoOf'>) => OpenKind | undefined;
  readonly undoDays: number;
  readonly log: Logger;
};

/**
 * Holds the page size and the failures of a job in this process. After a failure, a page has one item. Each success
 * doubles the size.
 */
type Trouble = { size: number; tries: number };

/**
 * Starts the loop that carries out jobs, page by page. A job is stored as a row, so a crash loses at most the present
 * page, and any instance continues the job.
 */
export function startJobs(jobs: Jobs): { wake(): void; stop(): Promise<void> } {
  const { work, log } = jobs;
  const stopping = new AbortController();
  const { signal } = stopping;
  const troubles = new Map<string, Trouble>();
  const sources = openSources(work.database);
  const ahead = openAhead(work.database);
  let isBusy = false;
  const failed = (err: unknown) => {
    isBusy = false;
    log.warn({ err }, 'jobs wait for the database');
  };
  let idleMs = FIRST_IDLE_MS;
  const pauseMs = () => {
    const ms = isBusy ? 0 : idleMs;
    idleMs = isBusy ? FIRST_IDLE_MS : Math.min(IDLE_MS, 2 * idleMs);
    return ms;
  };
  const looking = loop({ signal, pauseMs, failed }, async () => {
    const due = await dueJobs(work.database);
    const moved = await Promise.all(due.map((job) => goOn({ jobs, troubles, sources, ahead, signal }, job)));
    isBusy = moved.some(Boolean);
    if (!isBusy) await deleteExpired(jobs);
  });
  return {
    wake() {
      idleMs = FIRST_IDLE_MS;
      looking.wake();
    },
    async stop() {
      stopping.abort();
      await looking.ended;
      await sources.close();
    },
  };
}

const dueJobs = (database: Database): Promise<Job[]> => transaction(database, (tx) => findDue(tx));

type Turn = {
  jobs: Jobs;
  troubles: Map<string, Trouble>;
  sources: Sources;
  ahead: Ahead;
  signal: AbortSignal;
};

/** Carries out pages of one job for `TURN_MS`. Returns false if it could do nothing. */
async function goOn({ jobs, troubles, sources, ahead, signal }: Turn, { id }: Job): Promise<boolean> {
  const until = Date.now() + TURN_MS;
  let moved = false;
  while (!signal.aborted && Date.now() < until) {
    const trouble = troubles.get(id);
    try {
      if (!(await step(jobs, { id, sources, ahead, size: trouble?.size ?? Number.MAX_SAFE_INTEGER }))) return moved;
      moved = true;
      if (trouble) grow(troubles, id, trouble);
    } catch (error) {
      if (isDatabaseDown(error)) throw error;
      await sources.drop(id);
      await giveWay(jobs, troubles, { id, error });
    }
  }
  return moved;
}

function grow(troubles: Map<string, Trouble>, id: string, { size }: Trouble): void {
  if (size * 2 >= PAGE_SIZE) troubles.delete(id);
  else troubles.set(id, { size: size * 2, tries: 0 });
}

/** Limits the next page to one item after a failure. Stops the job if that item has failed `TRIES` times. */
async function giveWay(jobs: Jobs, troubles: Map<string, Trouble>, { id, error }: { id: string; error: unknown }) {
  const { work, kindOf, log, undoDays } = jobs;
  const tries = (troubles.get(id)?.tries ?? 0) + 1;
  troubles.set(id, { size: 1, tries });
  log.error({ err: error, job: id, tries }, 'a page of a job failed');
  if (tries <= TRIES) return;
  troubles.delete(id);
  await work(async (context) => {
    const job = await takeAny(context, id);
    const kind = job && kindOf(job);
    if (!job || !kind) return NOTHING_DONE;
    const failure = JOB_STOPPED({ row: job.state === 'running' ? job.doneTo : job.checkedTo });
    const outcome = await finishJob(context, kind, job, { state: 'failed', undoDays, failure });
    return { result: false, outcomes: [of(job, outcome)] };
  });
}

const takeAny = async ({ tx }: WorkContext, id: string): Promise<Job | undefined> =>
  (await takeJob(tx, { id, state: 'running' })) ?? takeJob(tx, { id, state: 'checking' });

/** Returns the outcome of a page with its cause. The person who planned the job is the actor of its changes. */
function of({ id, createdBy }: Job, outcome: Outcome) {
  const actor = { kind: 'staff' as const, id: createdBy };
  const changes = outcome.changes.map((change) => ({ actor, ...change }));
  return { cause: { correlationId: id, causationId: id, traceparent: null }, value: { ...outcome, changes } };
}

const NOTHING_DONE = { result: false, outcomes: [] };

type Step = { readonly id: string; readonly sources: Sources; readonly ahead: Ahead; readonly size: number };

/** Returns true if the runner has work to do on the job. A job in any other state waits for a person, or has ended. */
const isDue = ({ state }: Job): boolean => state === 'planned' || state === 'checking' || state === 'running';

/**
 * Does the next step of a job in one transaction. Returns false if there is no step, or if another instance has the
 * job.
 */
async function step(jobs: Jobs, { id, sources, ahead, size }: Step): Promise<boolean> {
  const { work, kindOf } = jobs;
  const [job] = await work.database.read<Job>({ text: 'select * from change_job where id = $1', values: [id] });
  const kind = job && kindOf(job);
  if (!job || !kind || !isDue(job)) return false;
  const most = Math.min(size, kind.pageSize ?? PAGE_SIZE);
  if (job.state === 'checking' && !job.sourceEnded) return kind.isFed ? false : sources.readPage(work, kind, job, most);
  return work(async (context) => {
    const taken = await takeJob(context.tx, job);
    if (!taken) return NOTHING_DONE;
    const page = { kind, job: taken, size: most, ahead };
    const { outcome } = await advance(jobs, context, page);
    return { result: true, outcomes: [of(taken, outcome)] };
  });
}

type Page = { readonly kind: OpenKind; readonly job: Job; readonly size: number; readonly ahead: Ahead };

async function advance(jobs: Jobs, context: WorkContext, page: Page): Promise<PageDone> {
  const { job } = page;
  const { tx, now } = context;
  if (job.state === 'planned') {
    await moveJob(tx, job, 'checking', now);
    return { more: true, outcome: NOTHING };
  }
  const done = job.state === 'checking' ? await checkPage(context, page) : await runPage(context, page, page.ahead);
  if (done.more) return done;
  if (job.state === 'running')
    return { ...done, outcome: await finishJob(context, page.kind, job, { state: 'done', undoDays: jobs.undoDays }) };
  if (job.startsItself) {
    await startRun(context, job);
    return done;
  }
  await moveJob(tx, job, 'ready', now);
  return { ...done, outcome: await tellReached(context, page.kind, job) };
}

/** Deletes the items of jobs that can no longer be undone, and the keys under which the items were sealed. */
async function deleteExpired({ work, kindOf }: Jobs): Promise<void> {
  await transaction(work.database, async (tx) => {
    for (const job of await findExpired(tx)) {
      if (await deleteItems(tx, job.id)) continue;
      await markGone(tx, job.id);
      if (kindOf(job)?.vault) await destroyJobKey(tx, job.id);
    }
  });
}
