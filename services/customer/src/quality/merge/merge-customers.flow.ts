import type { Vault } from '@toric/chassis/data/vault';
import {
  type AnyJobKind,
  type ItemResult,
  type JobContext,
  jobKind,
  type PlannedItem,
} from '@toric/chassis/jobs/job-kind';
import { MERGE_REASONS } from '@toric/contracts/customer/quality/merge.errors';
import { MergeChoices } from '@toric/contracts/customer/quality/merge.http';
import { emits } from '@toric/messaging/outcome';
import { z } from 'zod';
import { type Done, mergePair } from './merge-pair.flow.ts';
import { reasonsAgainst, reasonsAgainstMachine } from './merge-rules.ts';
import { readPair } from './read-pair.flow.ts';
import { undoMerge } from './undo-merge.flow.ts';

const MergePlan = z.strictObject({
  /** Is true if a person has looked at the pair of customers. If false, more reasons can prevent the merge. */
  byHand: z.boolean(),
});
type MergePlan = z.infer<typeof MergePlan>;
const Merging = z.strictObject({ choices: MergeChoices });
type Merging = z.infer<typeof Merging>;
type Means = { readonly vault: Vault; readonly undoDays: number };

const DAY_MS = 86_400_000;
/** A page has few merges, because one merge writes to many tables. */
const PAGE_SIZE = 10;

/**
 * Declares the job kind that merges customers. The first record of an item stays, and the second record is merged into
 * the first.
 */
export function mergeCustomersKind({ vault, undoDays }: Means): AnyJobKind {
  return jobKind<Merging, MergePlan>({
    ...{ name: 'customer-merge', subject: 'customer', lock: 'customer', allow: ['sales'] },
    ...{ plan: MergePlan, change: Merging, pageSize: PAGE_SIZE },
    // the table `moved_row` stores each changed row, so that an undo restores only rows that nobody has changed since
    tables: [{ table: 'customer', key: 'id' }],
    apply: (items, context) => each(items, (item) => applyOne({ vault, undoDays }, item, context)),
    takeBack: (items, context) => each(items, (item) => takeBackOne(vault, item, context)),
  });
}

type One = { readonly result: ItemResult; readonly done?: Done };

async function each<I>(items: readonly I[], act: (item: I) => Promise<One>) {
  const ones: One[] = [];
  for (const item of items) ones.push(await act(item));
  const done = ones.flatMap((one) => one.done ?? []);
  return {
    results: ones.map(({ result }) => result),
    outcome: emits(...done.flatMap(({ messages }) => messages)).records(...done.flatMap(({ changes }) => changes)),
  };
}

async function applyOne(
  { vault, undoDays }: Means,
  { recordIds: [keptId = '', mergedId = ''], change: { choices } }: PlannedItem<Merging>,
  { tx, now, newId, job }: JobContext<MergePlan>,
): Promise<One> {
  const pair = await readPair(tx, { keptId, mergedId }, { vault, now, jobId: job.id });
  const reasons = pair
    ? [...reasonsAgainst(pair.pairing), ...(job.plan.byHand ? [] : reasonsAgainstMachine(pair.pairing))]
    : (['gone'] as const);
  if (!pair || reasons.length > 0)
    return { result: { did: 'rejected', reasons: reasons.map((reason) => ({ detail: MERGE_REASONS[reason]() })) } };
  const undoUntil = new Date(now.getTime() + undoDays * DAY_MS);
  const done = await mergePair({ tx, vault, now, newId, undoUntil, by: job.createdBy }, job.id, pair, choices);
  return { result: { did: 'updated', personId: keptId }, done };
}

async function takeBackOne(
  vault: Vault,
  { recordIds: [, mergedId = ''] }: PlannedItem,
  { tx, now, newId, job }: JobContext,
): Promise<One> {
  const undone = await undoMerge({ tx, vault, now, newId, by: job.createdBy }, job.undoOf ?? '', mergedId);
  if (!('stays' in undone)) return { result: { did: 'rejected', reasons: [undone] } };
  return { result: { did: 'updated', reasons: undone.stays }, done: undone };
}
