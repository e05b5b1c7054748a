/**
 * Carries out the pages of a job. A page is one transaction: its items, their results and the place of the job commit
 * together, so a crash neither repeats nor skips an item.
 */
import type { WorkContext } from '@toric/messaging/unit-of-work';
import { NOTHING, type Outcome } from '@toric/messaging/outcome';
import type { Ahead } from './ahead.flow.ts';
import { added, type Job } from './job.ts';
import type { ItemResult, JobContext, JobOf, NewItem, OpenKind, PlannedItem } from './job-kind.ts';
import { lockRecords, readHashes, readImages, type Target } from './image.store.ts';
import {
  claimKeys,
  countsOf,
  type DoneItem,
  findPlanned,
  insertItems,
  type PlacedItem,
  placeItems,
  recordKey,
  rejectLate,
  saveExpected,
  saveResults,
  withoutLate,
} from './item.store.ts';
import { countRejected, saveChecked, saveDone } from './job.store.ts';

export const jobOf = ({ id, plan, createdBy, undoOf, overwrite }: Job): JobOf => ({
  ...{ id, plan, createdBy, undoOf, overwrite },
});

type PageOf = { readonly kind: OpenKind; readonly job: Job; readonly size: number };
/** Describes a page that was carried out. `more` is false if no item was left. */
export type PageDone = { readonly more: boolean; readonly outcome: Outcome };
const LAST: PageDone = { more: false, outcome: NOTHING };

/**
 * Holds the results of the dry run, and the items whose record belongs to an earlier item. Such items are rejected and
 * will not run.
 */
type DryRun = { readonly done: readonly DoneItem[]; readonly late: ReadonlyMap<number, number> };

/** Makes the dry run of items. It runs the same code as the run, and then rolls back to a savepoint. */
async function dryRun(
  { tx, now, newId }: WorkContext,
  { kind, job }: Omit<PageOf, 'size'>,
  items: readonly PlannedItem[],
): Promise<DryRun> {
  if (items.length === 0) return { done: [], late: new Map() };
  const context: JobContext = { tx, now, newId, job: jobOf(job), isDryRun: true };
  const targets = await targetsOf(kind, items, context);
  const late = await claimKeys(
    tx,
    job.id,
    targets.flatMap(({ seq, recordIds }) => recordIds.map((id) => ({ seq, key: recordKey(id) }))),
  );
  const timely = items.filter(({ seq }) => !late.has(seq));
  await tx.run`savepoint dry_run`;
  const { done } = await carryOut(kind, { items: timely, targets }, context);
  await tx.run`rollback to savepoint dry_run`;
  return { done, late };
}

/** Makes the dry run of the next stored items. */
export async function checkPage(context: WorkContext, { kind, job, size }: PageOf): Promise<PageDone> {
  const { tx } = context;
  const items = await findPlanned(tx, kind, { id: job.id, after: job.checkedTo, most: size });
  const last = items.at(-1);
  if (!last) return LAST;
  const { done, late } = await dryRun(context, { kind, job }, items);
  await saveExpected(tx, job.id, done);
  await saveChecked(tx, job, last.seq, added(job.expected, countsOf(done)));
  if (late.size > 0) {
    await rejectLate(tx, job.id, late);
    await countRejected(tx, job.id, late.size);
  }
  return { more: true, outcome: NOTHING };
}

/**
 * Adds items that were just read, and makes their dry run while they are in memory. The result is the same as that of a
 * later `checkPage`, because in both cases the later of two items that share a key is rejected. Returns the number of
 * items that are rejected and will not run.
 */
export async function addPage(
  context: WorkContext,
  { kind, job }: Omit<PageOf, 'size'>,
  items: readonly NewItem[],
): Promise<number> {
  const { tx } = context;
  const { id, sourced, checkedTo, expected } = job;
  const placed = await placeItems(tx, { id, after: sourced }, items);
  // items that an earlier version of this code stored may have no dry run yet
  if (checkedTo < sourced) return insertItems(tx, kind, id, placed);
  const planned = placed.filter(({ rejected }) => !rejected);
  const { done, late } = await dryRun(context, { kind, job }, planned.map(plannedItem));
  await saveChecked(tx, job, sourced + items.length, added(expected, countsOf(done)));
  return insertItems(tx, kind, id, withoutLate(placed, late), new Map(done.map((item) => [item.seq, item])));
}

const plannedItem = ({ seq, change, recordIds = [], personId = null }: PlacedItem): PlannedItem => ({
  ...{ seq, change, recordIds, personId },
});

/**
 * Carries out the next items, and keeps the images of their records from before. `ahead` may have decrypted the items.
 */
export async function runPage(
  { tx, now, newId }: WorkContext,
  { kind, job, size }: PageOf,
  ahead?: Ahead,
): Promise<PageDone> {
  const place = { id: job.id, after: job.doneTo, most: size };
  const items = await findPlanned(tx, kind, place, ahead?.take(job, job.doneTo));
  const last = items.at(-1);
  if (!last) return LAST;
  ahead?.begin(kind, job, { after: last.seq, most: size });
  const context: JobContext = { tx, now, newId, job: jobOf(job), isDryRun: false };
  const targets = await targetsOf(kind, items, context);
  await lockRecords(tx, kind, targets);
  const before = await readImages(tx, kind, targets);
  const { done, outcome } = await carryOut(kind, { items, targets }, context);
  const after = await readHashes(tx, kind, done.filter(isApplied));
  await saveResults(tx, job.id, done, { before, after });
  await saveDone(tx, job, last.seq, added(job.counts, countsOf(done)));
  return { more: true, outcome };
}

const isApplied = ({ did }: DoneItem): boolean => did !== 'unchanged' && did !== 'rejected';

/** Returns the records of the items, as the kind finds them or as the items name them. */
async function targetsOf(kind: OpenKind, items: readonly PlannedItem[], context: JobContext): Promise<Target[]> {
  const found = await kind.records?.(items, context);
  return items.map(({ seq, recordIds }, index) => ({ seq, recordIds: found?.[index] ?? recordIds }));
}

type Page = { readonly items: readonly PlannedItem[]; readonly targets: readonly Target[] };

async function carryOut(
  kind: OpenKind,
  { items, targets }: Page,
  context: JobContext,
): Promise<{ done: DoneItem[]; outcome: Outcome }> {
  if (items.length === 0) return { done: [], outcome: NOTHING };
  const recordsOf = new Map(targets.map(({ seq, recordIds }) => [seq, recordIds]));
  if (context.isDryRun) await lockRecords(context.tx, kind, targets);
  const placed = items.map((item) => ({ ...item, recordIds: recordsOf.get(item.seq) ?? item.recordIds }));
  const { results, outcome = NOTHING } = await kind.apply(placed, context);
  if (results.length !== items.length)
    throw new Error(`the kind '${kind.name}' returned ${results.length} results for ${items.length} items`);
  return { done: placed.map((item, index) => doneItem(item, results[index])), outcome };
}

function doneItem({ seq, recordIds, personId }: PlannedItem, result: ItemResult | undefined): DoneItem {
  // the caller has compared the number of results with the number of items
  if (!result) throw new Error('an item has no result');
  if (result.did === 'rejected')
    return { seq, did: 'rejected', recordIds, personId, reasons: result.reasons, content: null };
  return {
    ...{ seq, did: result.did, reasons: result.reasons ?? null, content: result.content ?? null },
    recordIds: result.recordIds ?? recordIds,
    personId: result.personId === undefined ? personId : result.personId,
  };
}
