/** Recalls against lots: of those that are there when a notice is issued, and of those that come in later. */
import type { Changed, RecallSummary } from '@toric/contracts/catalog-inventory/recall/recall.http';
import type { Tx } from '@toric/messaging/sql';
import { type Cause, freeLots, lockLots, lotsHeldBy, quarantineLots } from './quarantine.store.ts';
import {
  canonicalScope,
  covers,
  MOST_LINES,
  type Notice,
  productsIn,
  type Recall,
  recallSummary,
  requireNarrow,
  requireSoundScope,
  scopeOf,
  tracesOf,
} from './recall.ts';
import { insertVersion, knownProducts, lotsById, lotsByTraces, type RecallInForce } from './recall.store.ts';
import { countLines, dropCases, openCases } from './recall-case.store.ts';

type Who = Pick<Cause, 'actorId' | 'now'>;
const causeOf = ({ recallId, versionId, reference }: RecallInForce, who: Who): Cause => ({
  ...who,
  recallId,
  causeId: versionId,
  reason: `recall ${reference}`,
});

/** `recall`: with the number of this version. Recalls are locked. */
export async function issueVersion(
  tx: Tx,
  recall: Recall,
  notice: Notice,
  { versionId, actorId, now }: Who & { versionId: string },
): Promise<RecallSummary & { changed: Changed }> {
  const scope = canonicalScope(notice.scope);
  requireSoundScope(scope, await knownProducts(tx, productsIn(scope)));
  const { id: recallId, reference, version } = recall;
  await insertVersion(tx, { ...notice, id: versionId, recallId, version, scope, issuedBy: actorId, createdAt: now });
  const changed = await putInForce(tx, { recallId, reference, versionId, scope }, { actorId, now });
  return { ...recallSummary({ ...recall, ...notice }), changed };
}

/** Holds a version against everything in stock and everything that was shipped. */
async function putInForce(tx: Tx, recall: RecallInForce, who: Who): Promise<Changed> {
  const { recallId, scope: entries } = recall;
  const scope = scopeOf(entries);
  const candidates = await lotsByTraces(tx, tracesOf(entries));
  const lotIds = candidates.filter((lot) => covers(scope, lot)).map(({ id }) => id);
  requireNarrow(await countLines(tx, lotIds, MOST_LINES + 1));
  const covered = new Set(lotIds);
  const dropped = (await lotsHeldBy(tx, recallId)).filter((id) => !covered.has(id));
  await lockLots(tx, [...lotIds, ...dropped]);
  const cause = causeOf(recall, who);
  const added = await quarantineLots(tx, lotIds, cause);
  const removed = await freeLots(tx, dropped, cause);
  const casesRemoved = await dropCases(tx, { recallId, lotIds });
  const casesAdded = await openCases(tx, { recallId, lotIds }, who.now);
  return { lotsAdded: added.length, lotsRemoved: removed.length, casesAdded, casesRemoved };
}

/** Lots that just came in go to quarantine where a recall covers them. Gives all that are there now, for whatever cause. */
export async function quarantineReceived(
  tx: Tx,
  recalls: readonly RecallInForce[],
  lotIds: readonly string[],
  who: Who,
): Promise<string[]> {
  const lots = await lotsById(tx, lotIds);
  const recalled = new Set<string>();
  for (const recall of recalls) {
    const scope = scopeOf(recall.scope);
    const covered = lots.filter((lot) => covers(scope, lot)).map(({ id }) => id);
    await quarantineLots(tx, covered, causeOf(recall, who));
    for (const id of covered) recalled.add(id);
  }
  return lots.flatMap(({ id, quarantined }) => (quarantined || recalled.has(id) ? [id] : []));
}
