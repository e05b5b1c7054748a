import type { Vault } from '@toric/chassis/data/vault';
import { MERGE_REASONS, MERGE_REFUSED } from '@toric/contracts/customer/quality/merge.errors';
import type { MergeReason } from '@toric/contracts/customer/quality/merge.http';
import type { BusinessError } from '@toric/contracts/kernel/business-error';
import type { Tx } from '@toric/messaging/sql';
import { dayOf } from '@toric/optics/calendar-day';
import { areKeptApart, findMergeable, type Mergeable } from './candidate.store.ts';
import type { Pairing } from './merge-rules.ts';

type Ids = { readonly keptId: string; readonly mergedId: string };
export type ReadPair = { readonly kept: Mergeable; readonly merged: Mergeable; readonly pairing: Pairing };
type Asked = { readonly vault: Vault; readonly now: Date; readonly jobId: string | null };

/**
 * Returns both customers with all data that the merge rules need. Returns undefined if one of them was erased or
 * merged.
 */
export async function readPair(
  tx: Tx,
  { keptId, mergedId }: Ids,
  { vault, now, jobId }: Asked,
): Promise<ReadPair | undefined> {
  const found = await findMergeable(tx, { vault, ids: [keptId, mergedId], today: dayOf(now), jobId });
  const [kept, merged] = [found.get(keptId), found.get(mergedId)];
  if (!kept || !merged) return undefined;
  const isKeptApart = await areKeptApart(tx, keptId, mergedId);
  return { kept, merged, pairing: { kept: kept.candidate, merged: merged.candidate, isKeptApart } };
}

/** Returns a refusal that lists the reasons against the merge. All reasons point to the field `mergedId`. */
export const refusedFor = (reasons: readonly MergeReason[]): BusinessError =>
  MERGE_REFUSED().at(...reasons.map((reason) => ({ pointer: '/mergedId', detail: MERGE_REASONS[reason]() })));
