/**
 * Reads and writes tickets and conversations of providers, and their cases. The ids of providers are stored as keyed
 * digests.
 */
import type { Vault } from '@toric/chassis/data/vault';
import type { Tx } from '@toric/messaging/sql';

export type StoredThread = {
  readonly id: string;
  readonly caseId: string | null;
  readonly status: string | null;
  readonly statusAt: Date | null;
};

/** Returns the thread, locked until the transaction ends. Inserts it if it is new. */
export async function lockThread(
  tx: Tx,
  vault: Vault,
  { channelId, externalId }: { channelId: string; externalId: string },
  { now, newId }: { now: Date; newId: () => string },
): Promise<StoredThread> {
  return tx.one<StoredThread>`
    insert into channel_thread (id, channel_id, digest, created_at)
    values (${newId()}, ${channelId}, ${vault.blindIndex('channel-thread', externalId)}, ${now})
    on conflict (channel_id, digest) do update set created_at = channel_thread.created_at
    returning id, case_id, status, status_at`;
}

export async function setThreadCase(tx: Tx, id: string, caseId: string): Promise<void> {
  await tx.run`update channel_thread set case_id = ${caseId} where id = ${id}`;
}

export async function setStatus(tx: Tx, id: string, status: string, at: Date): Promise<void> {
  await tx.run`update channel_thread set status = ${status}, status_at = ${at} where id = ${id}`;
}
