import type { Actor } from '@toric/contracts/kernel/access';
import {
  JOB_NEVER_UNDONE,
  JOB_NOT_FOUND,
  JOB_NOT_READY,
  JOB_NOT_UNDOABLE,
  JOB_NOTHING_REJECTED,
  JOB_NOTHING_TO_PROVE,
  JOB_OVER,
  JOB_UNDO_EXPIRED,
} from '@toric/contracts/jobs/job.errors';
import {
  CancelJob,
  GetJob,
  GetRejectedRows,
  type JobItem,
  type JobView,
  ListJobItems,
  ListJobs,
  ProveJob,
  StartJob,
  UndoJob,
} from '@toric/contracts/jobs/job.http';
import { REQUEST_INVALID_CURSOR } from '@toric/contracts/kernel/request.errors';
import { SERVICE_NAMES } from '@toric/contracts/operator/operator.http';
import type { Read, Tx } from '@toric/messaging/sql';
import { COUNTED_AT_MOST, pageOf } from '../data/cursor.ts';
import { command, type Endpoint, query } from '../http/endpoint.ts';
import { answer } from '../http/reply.ts';
import { changedRecords, hasStopped, type Job, jobView, mayCancel, mayStart } from './job.ts';
import type { OpenKind } from './job-kind.ts';
import { countItems, type ItemRow, readItems, readJob, readJobs, type ShownJob } from './job.reader.store.ts';
import { findJob, insertJob, lockJob } from './job.store.ts';
import { proveItems } from './proof.flow.ts';
import { finishJob, startRun } from './life.flow.ts';
import { rejectedRows } from './rejected-rows.ts';

type JobService = {
  readonly name: string;
  readonly kinds: readonly OpenKind[];
  readonly kindOf: (job: Pick<Job, 'kind' | 'undoOf'>) => OpenKind | undefined;
  readonly undoDays: number;
  readonly wake: () => void;
};
type Means = JobService & { readonly service: JobView['service'] };

/** Returns the routes of jobs. Every service mounts them for its own jobs. */
export function jobRoutes(of: JobService): Endpoint[] {
  const service = SERVICE_NAMES.find((one) => one === of.name);
  if (!service) throw new Error(`SERVICE_NAMES in operator.http.ts does not list '${of.name}': add it`);
  const means = { ...of, service };
  const moving = [startJob(means), cancelJob(means), undoJob(means), proveJob(means)];
  return [listJobs(means), getJob(means), listJobItems(means), getRejectedRows(means), ...moving];
}

const isFor = ({ allow }: OpenKind, { roles }: Actor, alsoAuditor: boolean): boolean =>
  allow.some((role) => roles.includes(role)) || (alsoAuditor && roles.includes('auditor'));

/** Returns the kind of the job. Throws if there is no such job, or if the caller may not see it. */
function requireKind({ kindOf }: Means, job: Job | undefined, actor: Actor, alsoAuditor = false): OpenKind {
  const kind = job && kindOf(job);
  if (!kind || !isFor(kind, actor, alsoAuditor)) throw JOB_NOT_FOUND();
  return kind;
}

const viewOf = ({ service }: Means, job: ShownJob, kind: OpenKind | undefined, now: Date): JobView =>
  jobView(
    job,
    {
      ...{ service, undoneBy: job.undoneBy },
      ...{ hasFile: kind?.rejectedFile !== undefined, isUndoable: kind?.undoable !== false },
    },
    now,
  );

/** GET /jobs. Lists the jobs of this service that the caller may see. The gateway merges the lists of all services. */
const listJobs = (means: Means) =>
  query(ListJobs, {
    async run({ query: { state, kind, limit, cursor, count }, actor, read, now }) {
      const kinds = means.kinds.filter((one) => isFor(one, actor, true) && (kind ?? one.name) === one.name);
      const names = kinds.map(({ name }) => name);
      const rows = await readJobs(read, { kinds: names, state }, { limit, cursor, count });
      return pageOf(rows, limit, ({ job }) => viewOf(means, job, means.kindOf(job), now));
    },
  });

/** GET /jobs/{service}/{jobId}. Returns one job. */
const getJob = (means: Means) =>
  query(GetJob, {
    async run({ params: { jobId }, actor, read, now }) {
      const { job, kind } = await found(means, read, jobId, actor);
      return viewOf(means, job, kind, now);
    },
  });

async function found(means: Means, read: Read, id: string, actor: Actor, alsoAuditor = true) {
  const job = await readJob(read, id);
  const kind = requireKind(means, job, actor, alsoAuditor);
  if (!job) throw JOB_NOT_FOUND();
  return { job, kind };
}

/** Returns the number of the row after which the page begins. The cursor of a list of items is this number. */
function rowAfter(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,9}$/.test(cursor)) throw REQUEST_INVALID_CURSOR();
  return Number(cursor);
}

/** GET /jobs/{service}/{jobId}/items. Lists the items in their order. */
const listJobItems = (means: Means) =>
  query(ListJobItems, {
    async run({ params: { jobId }, query: { limit, cursor, count, ...filter }, actor, read }) {
      const { kind } = await found(means, read, jobId, actor);
      const rows = await readItems(read, jobId, filter, { after: rowAfter(cursor), most: limit + 1 });
      const shown = rows.slice(0, limit);
      const counted = count === 'true' ? await countItems(read, jobId, filter, COUNTED_AT_MOST + 1) : undefined;
      return {
        data: shown.map((row) => itemView(kind, row)),
        nextCursor: rows.length > limit ? String(shown.at(-1)?.seq ?? 0) : null,
        ...(counted !== undefined && {
          total: Math.min(counted, COUNTED_AT_MOST),
          totalIsExact: counted <= COUNTED_AT_MOST,
        }),
      };
    },
  });

const itemView = ({ subject }: OpenKind, item: ItemRow): JobItem => ({
  ...{ row: item.seq, state: item.state, did: item.did, expected: item.expected, subject },
  ...{ recordId: item.recordIds[0] ?? null, personId: item.personId },
  reasons: (item.reasons ?? []).map(({ column = null, detail }) => ({ column, detail })),
});

/**
 * GET /jobs/{service}/{jobId}/rejected. Sends the rejected rows in the format in which they were sent to us, with the
 * reasons.
 */
const getRejectedRows = (means: Means) =>
  query(GetRejectedRows, {
    async run({ params: { jobId }, actor, language, read }) {
      const { job, kind } = await found(means, read, jobId, actor, false);
      if (!kind.rejectedFile || !job.kept || job.expected.rejected + job.counts.rejected === 0)
        throw JOB_NOTHING_REJECTED();
      return rejectedRows(read, { kind, job, language });
    },
  });

/**
 * POST /jobs/{service}/{jobId}/proof. Compares the contents that the items wanted with the contents that are stored
 * now.
 */
const proveJob = (means: Means) =>
  command(ProveJob, {
    async run({ params: { jobId }, body, actor, tx, now, newId }) {
      const job = await findJob(tx, jobId);
      const kind = requireKind(means, job, actor, true);
      if (!job || !kind.readBack || !job.kept || changedRecords(job.counts) + job.counts.unchanged === 0)
        throw JOB_NOTHING_TO_PROVE();
      return answer(await proveItems({ tx, now, newId }, kind, job, body));
    },
  });

/** Locks a job that the caller may start, cancel or undo, and returns it. */
async function locked(means: Means, tx: Tx, id: string, actor: Actor) {
  const job = await lockJob(tx, id);
  const kind = requireKind(means, job, actor);
  if (!job) throw JOB_NOT_FOUND();
  return { job, kind };
}

async function moved(means: Means, tx: Tx, id: string, kind: OpenKind, now: Date): Promise<JobView> {
  const job = await lockJob(tx, id);
  if (!job) throw JOB_NOT_FOUND();
  return viewOf(means, { ...job, undoneBy: null }, kind, now);
}

/** POST /jobs/{service}/{jobId}/start. Starts a job whose dry run has ended, or continues a failed job. */
const startJob = (means: Means) =>
  command(StartJob, {
    async run({ params: { jobId }, actor, tx, now }) {
      const { job, kind } = await locked(means, tx, jobId, actor);
      if (!mayStart(job)) throw JOB_NOT_READY({ state: job.state });
      await startRun({ tx, now }, job);
      means.wake();
      return answer(await moved(means, tx, jobId, kind, now)).records({ action: 'job.started', subject: jobId });
    },
  });

/** POST /jobs/{service}/{jobId}/cancel. Stops a job. The changes that it has made stay. */
const cancelJob = (means: Means) =>
  command(CancelJob, {
    async run({ params: { jobId }, actor, tx, now, newId }) {
      const { job, kind } = await locked(means, tx, jobId, actor);
      if (!mayCancel(job)) throw JOB_OVER({ state: job.state });
      const ending = { state: 'cancelled', undoDays: means.undoDays } as const;
      const { messages } = await finishJob({ tx, now, newId }, kind, job, ending);
      const cancelled = answer(await moved(means, tx, jobId, kind, now)).emits(...messages);
      return cancelled.records({ action: 'job.cancelled', subject: jobId });
    },
  });

/** POST /jobs/{service}/{jobId}/undo. Plans the job that undoes this one. */
const undoJob = (means: Means) =>
  command(UndoJob, {
    async run({ params: { jobId }, body: { why, overwrite }, actor, tx, now, newId }) {
      const { job, kind } = await locked(means, tx, jobId, actor);
      requireUndoable(job, kind, now);
      const id = newId();
      const undo = { id, kind: job.kind, lock: job.lock, plan: job.plan, why, createdBy: actor.id };
      await insertJob(tx, { ...undo, startsItself: false, createdAt: now, undoOf: jobId, overwrite });
      means.wake();
      return answer(await moved(means, tx, id, kind, now)).records({ action: 'job.undo-planned', subject: jobId, why });
    },
  });

function requireUndoable(job: Job, kind: OpenKind, now: Date): void {
  if (kind.undoable === false) throw JOB_NEVER_UNDONE();
  if (!hasStopped(job) || changedRecords(job.counts) === 0) throw JOB_NOT_UNDOABLE({ state: job.state });
  if (!job.kept || (job.expiresAt !== null && job.expiresAt <= now))
    throw JOB_UNDO_EXPIRED({ day: job.expiresAt?.toISOString().slice(0, 10) ?? '' });
}
