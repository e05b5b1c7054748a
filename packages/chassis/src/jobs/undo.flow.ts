import { CHANGED_SINCE, GONE_SINCE, REFERRED_TO, TAKEN_MEANWHILE } from '@toric/contracts/jobs/job.errors';
import type { JobDeed } from '@toric/contracts/jobs/job-kind';
import type { Read, Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import {
  findChanged,
  findMerged,
  findReferred,
  findTaken,
  type Hashed,
  restore,
  type Restored,
  type Target,
} from './image.store.ts';
import type { ItemReason, ItemResult, JobContext, NewItem, OpenKind, PageResult, PlannedItem } from './job-kind.ts';

const Undone = z.strictObject({ seq: z.int() });
type UndoItem = PlannedItem<z.infer<typeof Undone>>;

/** Describes an item of the job that is undone. */
type Original = {
  readonly seq: number;
  readonly recordIds: readonly string[];
  readonly did: JobDeed;
  readonly afterHash: string | null;
};

const READ_AT_ONCE = 1_000;

const undoKinds = new WeakMap<OpenKind, OpenKind>();

/**
 * Returns the kind that undoes jobs of this kind. It runs as any other kind, with a dry run and items of its own, so an
 * undo can be undone. It handles the items from the last to the first.
 */
export function undoKind(kind: OpenKind): OpenKind {
  const known = undoKinds.get(kind);
  if (known) return known;
  const { name, subject, lock, allow, tables, keeps, pageSize, undone } = kind;
  const { reached, takeBack: back } = kind;
  const undo: OpenKind = {
    ...{
      name,
      subject,
      lock,
      allow,
      tables,
      ...(keeps && { keeps }),
      ...(pageSize && { pageSize }),
      ...(undone && { undone }),
    },
    ...{ ...(reached && { reached }), ...(back && { undoable: false as const }) },
    ...{ plan: z.unknown(), change: Undone },
    source: ({ read, job, after }) => appliedItems(read, job.undoOf ?? '', after),
    // the cast is safe: `change` has parsed the items
    apply: (items, context) => (back ? addBack : takeBack)(kind, items as readonly UndoItem[], context),
  };
  undoKinds.set(kind, undo);
  return undo;
}

/** Reads the items that a job applied, from the last one to the first. */
async function* appliedItems(read: Read, jobId: string, after: number): AsyncGenerator<NewItem> {
  type Row = { seq: number; recordIds: string[]; personId: string | null };
  const [start] = await read<{ seq: number }>({
    text: `select seq from change_item where job_id = $1 and state = 'applied' order by seq desc offset $2 limit 1`,
    values: [jobId, after],
  });
  for (let before = start && start.seq + 1; before !== undefined; ) {
    const rows: Row[] = await read<Row>({
      text: `select seq, record_ids, person_id from change_item
        where job_id = $1 and state = 'applied' and seq < $2 order by seq desc limit $3`,
      values: [jobId, before, READ_AT_ONCE],
    });
    for (const { seq, recordIds, personId } of rows) yield { change: { seq }, recordIds, personId };
    before = rows.length === READ_AT_ONCE ? rows.at(-1)?.seq : undefined;
  }
}

async function takeBack(kind: OpenKind, items: readonly UndoItem[], context: JobContext): Promise<PageResult> {
  const { tx, job, isDryRun } = context;
  const jobId = job.undoOf;
  if (jobId === null) throw new Error(`job ${job.id} takes no other job back`);
  const originals = await findOriginals(tx, jobId, items);
  const reasons = await reasonsAgainst(kind, { items, originals }, context);
  const possible = items.filter(({ seq }) => !reasons.has(seq));
  const restored: Restored = {
    ...{ jobId, seqs: possible.map(({ change }) => change.seq) },
    recordIds: possible.flatMap(({ recordIds }) => recordIds),
  };
  if (possible.length > 0) await restore(tx, kind, restored);
  const results = items.map((item): ItemResult => {
    const against = reasons.get(item.seq);
    return against ? { did: 'rejected', reasons: [against] } : resultOf(item, originals.get(item.change.seq));
  });
  const done = possible.map(({ recordIds, personId, change }) => ({
    ...{ recordIds, personId, did: deedOf(originals.get(change.seq)) },
  }));
  if (isDryRun || possible.length === 0) return { results };
  await markUndone(tx, restored);
  return { results, outcome: await kind.undone?.(done, context) };
}

/** Undoes items by new rows that the kind adds. */
async function addBack(kind: OpenKind, items: readonly UndoItem[], context: JobContext): Promise<PageResult> {
  const { tx, job, isDryRun } = context;
  const page = await kind.takeBack?.(items, context);
  if (!page || job.undoOf === null) throw new Error(`the kind '${kind.name}' takes no job back`);
  const seqs = items.flatMap(({ change }, index) => (page.results[index]?.did === 'rejected' ? [] : [change.seq]));
  if (!isDryRun && seqs.length > 0) await markUndone(tx, { jobId: job.undoOf, seqs, recordIds: [] });
  return page;
}

const OPPOSITE: Readonly<Record<JobDeed, JobDeed>> = { created: 'removed', removed: 'created', updated: 'updated' };
const deedOf = (original: Original | undefined): JobDeed => OPPOSITE[original?.did ?? 'updated'];

function resultOf({ recordIds: [first, ...others] }: UndoItem, original: Original | undefined): ItemResult {
  const did = deedOf(original);
  if (did !== 'created') return { did };
  if (first === undefined) throw new Error('an item that was removed names no record');
  return { did, recordIds: [first, ...others] };
}

async function findOriginals(
  tx: Tx,
  jobId: string,
  items: readonly UndoItem[],
): Promise<ReadonlyMap<number, Original>> {
  const rows = await tx.many<Original>`
    select seq, record_ids, did, after_hash from change_item
    where job_id = ${jobId} and state = 'applied' and seq = any(${items.map(({ change }) => change.seq)}::int[])`;
  return new Map(rows.map((row) => [row.seq, row]));
}

type Page = { readonly items: readonly UndoItem[]; readonly originals: ReadonlyMap<number, Original> };

/** Returns the reasons why items cannot be undone, by item. */
async function reasonsAgainst(
  kind: OpenKind,
  { items, originals }: Page,
  { tx, job }: JobContext,
): Promise<ReadonlyMap<number, ItemReason>> {
  const reasons = new Map<number, ItemReason>();
  const known = items.flatMap((item): Hashed[] => {
    const original = originals.get(item.change.seq);
    return original ? [{ ...item, afterHash: original.afterHash }] : [];
  });
  const changed = job.overwrite ? new Set<number>() : await findChanged(tx, kind, known);
  const seqOf = new Map(items.map(({ seq, change }) => [change.seq, seq]));
  for (const { seq, change } of items) {
    const original = originals.get(change.seq);
    if (!original) reasons.set(seq, { detail: GONE_SINCE() });
    else if (changed.has(seq)) reasons.set(seq, { detail: CHANGED_SINCE() });
  }
  for (const seq of await findMerged(tx, kind, items)) reasons.set(seq, { detail: GONE_SINCE() });
  const created: Target[] = items.filter(({ change }) => originals.get(change.seq)?.did === 'created');
  for (const { seq, table } of await findReferred(tx, kind, created))
    if (!reasons.has(seq)) reasons.set(seq, { detail: REFERRED_TO({ table }) });
  const putBack = items.filter(({ seq }) => !reasons.has(seq));
  const images = {
    ...{ jobId: job.undoOf ?? '', seqs: putBack.map(({ change }) => change.seq) },
    recordIds: putBack.flatMap(({ recordIds }) => recordIds),
  };
  for (const { seq, table } of await findTaken(tx, kind, images))
    reasons.set(seqOf.get(seq) ?? 0, { detail: TAKEN_MEANWHILE({ table }) });
  return reasons;
}

/**
 * Marks the items of the undone job as undone. If that job was an undo itself, the items that it had undone are applied
 * again.
 */
async function markUndone(tx: Tx, { jobId, seqs }: Restored): Promise<void> {
  await tx.run`
    update change_item set state = 'undone' where job_id = ${jobId} and seq = any(${seqs}::int[])`;
  await tx.run`
    update change_item first set state = 'applied'
    from change_job undo join change_item again on again.job_id = undo.id
    where undo.id = ${jobId} and undo.undo_of is not null and again.seq = any(${seqs}::int[])
      and first.job_id = undo.undo_of and first.seq = (again.open ->> 'seq')::int and first.state = 'undone'`;
}
