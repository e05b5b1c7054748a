/**
 * Reads and writes the secrets with which the signatures of webhook deliveries are checked. They are encrypted with a
 * key of the service.
 */
import type { Vault } from '@toric/chassis/data/vault';
import type { Tx } from '@toric/messaging/sql';
import type { Reader } from '../reader.store.ts';

const contextOf = (id: string) => `channel_secret/${id}`;
type NewSecret = { id: string; channelId: string; secret: string; createdAt: Date };

/** Stores a secret. It is valid until it is replaced. */
export async function insertSecret(
  tx: Tx,
  vault: Vault,
  { id, channelId, secret, createdAt }: NewSecret,
): Promise<void> {
  await tx.run`
    insert into channel_secret (id, channel_id, sealed, created_at)
    values (${id}, ${channelId}, ${vault.sealShared(contextOf(id), secret)}, ${createdAt})`;
}

/**
 * Lets the present secret expire at `endsAt`, and deletes a secret that was being replaced already. So a channel never
 * has more than two secrets.
 */
export async function endSecrets(
  tx: Tx,
  channelId: string,
  { now, endsAt }: { now: Date; endsAt: Date },
): Promise<void> {
  await tx.run`delete from channel_secret where channel_id = ${channelId} and expires_at is not null`;
  if (endsAt <= now) await tx.run`delete from channel_secret where channel_id = ${channelId}`;
  else await tx.run`update channel_secret set expires_at = ${endsAt} where channel_id = ${channelId}`;
}

/** Returns the secrets that are valid now, newest first. */
export async function readSecrets(db: Reader, vault: Vault, channelId: string, now: Date): Promise<string[]> {
  const rows = await db.channelSecret.findMany({
    where: { channelId, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  return rows.map(({ id, sealed }) => vault.openShared(contextOf(id), sealed));
}

export type SecretState = { readonly hasSecret: boolean; readonly oldSecretEndsAt: Date | null };

function stateOf(rows: readonly { expiresAt: Date | null }[], now: Date): SecretState {
  const old = rows.find(({ expiresAt }) => expiresAt !== null && expiresAt > now);
  return { hasSecret: rows.some(({ expiresAt }) => expiresAt === null), oldSecretEndsAt: old?.expiresAt ?? null };
}

/** Returns a function that returns whether a channel has a secret, and when its replaced secret expires. */
export async function readSecretStates(
  db: Reader,
  channelIds: readonly string[],
  now: Date,
): Promise<(channelId: string) => SecretState> {
  const rows = await db.channelSecret.findMany({
    where: { channelId: { in: [...channelIds] } },
    select: { channelId: true, expiresAt: true },
  });
  return (channelId) =>
    stateOf(
      rows.filter((row) => row.channelId === channelId),
      now,
    );
}

export async function findSecretState(tx: Tx, channelId: string, now: Date): Promise<SecretState> {
  return stateOf(
    await tx.many<{ expiresAt: Date | null }>`select expires_at from channel_secret where channel_id = ${channelId}`,
    now,
  );
}
