/** Applies recalls to lots: to stored lots when a version is issued, and to lots that are received later. */
import type { RecallChanges, RecallSummary } from '@toric/contracts/catalog-inventory/recall/recall.http';
import type { Tx } from '@toric/messaging/sql';
import { type Cause, freeLots, lockLots, findLotsOfRecall, quarantineLots } from './quarantine.store.ts';
import {
  canonicalScope,
  covers,
  MAX_ORDER_LINES,
  type Notice,
  productsIn,
  type Recall,
  recallSummary,
  requireWithinLimit,
  requireValidScope,
  compileScope,
  lookupKeysOf,
} from './recall.ts';
import { requireNoNearLots } from './near-lots.ts';
import {
  insertVersion,
  findKnownProducts,
  findLabels,
  findLotsById,
  findLotsByKeys,
  type RecallInForce,
} from './recall.store.ts';
import { countLines, markOutOfScope, openCases } from './recall-case.store.ts';

type Actor = Pick<Cause, 'actorId' | 'now'>;
const causeOf = ({ recallId, versionId, reference }: RecallInForce, actor: Actor): Cause => ({
  ...actor,
  recallId,
  causeId: versionId,
  reason: `recall ${reference}`,
});

/**
 * Issues a version of a recall: stores the notice, then updates lots and cases. `recall` has the number of the new
 * version. The caller holds the recalls lock (`lockRecalls`).
 */
export async function issueVersion(
  tx: Tx,
  recall: Recall,
  notice: Notice & { readonly lotsAreExact: boolean },
  { versionId, actorId, now }: Actor & { versionId: string },
): Promise<RecallSummary & { changed: RecallChanges }> {
  const scope = canonicalScope(notice.scope);
  requireValidScope(scope, await findKnownProducts(tx, productsIn(scope)));
  if (!notice.lotsAreExact && scope.some(({ lots }) => lots)) requireNoNearLots(scope, await findLabels(tx));
  const { id: recallId, reference, version } = recall;
  await insertVersion(tx, { ...notice, id: versionId, recallId, version, scope, issuedBy: actorId, createdAt: now });
  const changed = await applyVersion(tx, { recallId, reference, versionId, scope }, { actorId, now });
  return { ...recallSummary({ ...recall, ...notice }), changed };
}

/**
 * Finds all lots and all shipped boxes that the version covers. Then updates quarantine and cases. Returns the numbers
 * of lots and cases that were added and removed.
 */
async function applyVersion(tx: Tx, recall: RecallInForce, actor: Actor): Promise<RecallChanges> {
  const { recallId, scope: entries } = recall;
  const scope = compileScope(entries);
  const candidates = await findLotsByKeys(tx, lookupKeysOf(entries));
  const lotIds = candidates.filter((lot) => covers(scope, lot)).map(({ id }) => id);
  requireWithinLimit(await countLines(tx, lotIds, MAX_ORDER_LINES + 1));
  const covered = new Set(lotIds);
  const dropped = (await findLotsOfRecall(tx, recallId)).filter((id) => !covered.has(id));
  await lockLots(tx, [...lotIds, ...dropped]);
  const cause = causeOf(recall, actor);
  const added = await quarantineLots(tx, lotIds, cause);
  const removed = await freeLots(tx, dropped, cause);
  const casesRemoved = await markOutOfScope(tx, { recallId, lotIds });
  const casesAdded = await openCases(tx, { recallId, lotIds }, actor.now);
  return { lotsAdded: added.length, lotsRemoved: removed.length, casesAdded, casesRemoved };
}

/**
 * Quarantines received lots that a recall covers. Returns the received lots that are now in quarantine, for any cause.
 */
export async function quarantineReceived(
  tx: Tx,
  recalls: readonly RecallInForce[],
  lotIds: readonly string[],
  actor: Actor,
): Promise<string[]> {
  const lots = await findLotsById(tx, lotIds);
  const recalled = new Set<string>();
  for (const recall of recalls) {
    const scope = compileScope(recall.scope);
    const covered = lots.filter((lot) => covers(scope, lot)).map(({ id }) => id);
    await quarantineLots(tx, covered, causeOf(recall, actor));
    for (const id of covered) recalled.add(id);
  }
  return lots.flatMap(({ id, quarantined }) => (quarantined || recalled.has(id) ? [id] : []));
}
