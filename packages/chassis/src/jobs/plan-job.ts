import type { JobState } from '@toric/contracts/jobs/job-kind';
import type { Tx } from '@toric/messaging/sql';
import { insertItems, placeItems } from './item.store.ts';
import { type AnyJobKind, type NewItem, opened } from './job-kind.ts';
import { insertJob, moveJob, saveSourced } from './job.store.ts';

type Context = { readonly tx: Tx; readonly now: Date; readonly newId: () => string };

type PlannedJob<C = unknown, P = unknown> = {
  readonly plan: P;
  /** Lists the items. Omit them for a kind with a `source`, which reads them later. */
  readonly items?: readonly NewItem<C>[];
  readonly createdBy: string;
  readonly why: string | null;
  /** If true, the job starts as soon as its dry run has ended. */
  readonly start?: boolean;
};

/**
 * Plans a job in the transaction of a command. The runner then makes its dry run. Returns the answer of the command.
 * The operation declares `location: '/jobs/{service}/{id}'`.
 */
export async function planJob(
  { tx, now, newId }: Context,
  anyKind: AnyJobKind,
  { plan, items, createdBy, why, start = false }: PlannedJob,
): Promise<{ id: string; state: JobState }> {
  const kind = opened(anyKind);
  const id = newId();
  const job = { id, kind: kind.name, lock: kind.lock, plan: kind.plan.parse(plan), why, createdBy };
  await insertJob(tx, { ...job, startsItself: start, createdAt: now });
  if (!items && !kind.source) throw new Error(`the kind '${kind.name}' has no source: plan its jobs with items`);
  if (!items) return { id, state: 'planned' };
  await moveJob(tx, { id }, 'checking', now);
  const rejected = await insertItems(tx, kind, id, await placeItems(tx, { id, after: 0 }, items));
  await saveSourced(tx, { id, sourced: 0 }, { items: items.length, rejected, ended: true });
  return { id, state: 'checking' };
}
