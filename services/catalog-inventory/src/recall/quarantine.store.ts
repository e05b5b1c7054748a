import type { Tx } from '@toric/messaging/sql';

/**
 * Describes why lots are put into quarantine or freed. The stock ledger stores `causeId` as the cause. `recallId` is
 * null if a person decided instead of a recall.
 */
export type Cause = {
  readonly recallId: string | null;
  readonly causeId: string;
  readonly reason: string;
  readonly actorId: string;
  readonly now: Date;
};

/** Locks the lots in the order of their ids, to avoid deadlocks. Returns the ids of the lots that exist. */
export async function lockLots(tx: Tx, lotIds: readonly string[]): Promise<string[]> {
  const lots = await tx.many<{ id: string }>`
    select id from lot where id = any(${lotIds}::uuid[]) order by id for no key update`;
  return lots.map(({ id }) => id);
}

/**
 * Puts the lots into quarantine for this cause, which is a recall or a person. A lot may be in quarantine for several
 * causes at once. Returns the ids of the lots that were not in quarantine for this cause before. The caller has locked
 * all lots.
 */
export async function quarantineLots(tx: Tx, lotIds: readonly string[], cause: Cause): Promise<string[]> {
  if (lotIds.length === 0) return [];
  const inserted = await tx.many<{ lotId: string }>`
    insert into quarantine (lot_id, recall_id) select id, ${cause.recallId}::uuid from unnest(${lotIds}::uuid[]) as id
    on conflict do nothing returning lot_id`;
  const added = inserted.map(({ lotId }) => lotId);
  await Promise.all([
    tx.run`update lot set quarantined = true where id = any(${added}::uuid[]) and not quarantined`,
    insertLedgerEntries(tx, 'quarantine', added, cause),
  ]);
  return added;
}

/**
 * Ends the quarantine of the lots for this cause. Returns the ids of the lots that were in quarantine for this cause.
 * These lots are for sale again, unless they are also in quarantine for another cause. The caller has locked all lots.
 */
export async function freeLots(tx: Tx, lotIds: readonly string[], cause: Cause): Promise<string[]> {
  if (lotIds.length === 0) return [];
  const deleted = await tx.many<{ lotId: string }>`
    delete from quarantine where lot_id = any(${lotIds}::uuid[]) and recall_id is not distinct from ${cause.recallId}::uuid
    returning lot_id`;
  const freed = deleted.map(({ lotId }) => lotId);
  await Promise.all([
    tx.run`
      update lot set quarantined = exists (select from quarantine where lot_id = lot.id)
      where id = any(${freed}::uuid[])`,
    insertLedgerEntries(tx, 'free', freed, cause),
  ]);
  return freed;
}

/** Inserts ledger entries of a quarantine, which change no quantity. They record the actor, the time and the reason. */
async function insertLedgerEntries(
  tx: Tx,
  kind: 'quarantine' | 'free',
  lotIds: readonly string[],
  cause: Cause,
): Promise<void> {
  const { causeId, reason, actorId, now } = cause;
  await tx.run`
    insert into stock_ledger (lot_id, kind, on_hand_change, reserved_change, cause_id, reason, actor_id, created_at)
    select id, ${kind}, 0, 0, ${causeId}::uuid, ${reason}, ${actorId}::uuid, ${now}::timestamptz
    from unnest(${lotIds}::uuid[]) as id`;
}

export async function findLotsOfRecall(tx: Tx, recallId: string): Promise<string[]> {
  const held = await tx.many<{ lotId: string }>`select lot_id from quarantine where recall_id = ${recallId}`;
  return held.map(({ lotId }) => lotId);
}

/** Returns the references of the recalls that keep the lot in quarantine. */
export async function recallReferences(tx: Tx, lotId: string): Promise<string[]> {
  const recalls = await tx.many<{ reference: string }>`
    select reference from quarantine join recall on recall.id = recall_id where lot_id = ${lotId} order by reference`;
  return recalls.map(({ reference }) => reference);
}
