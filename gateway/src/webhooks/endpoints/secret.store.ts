import type { Vault } from '@toric/chassis/data/vault';
import type { Tx } from '@toric/messaging/sql';

const contextOf = (id: string) => `webhook_secret/${id}`;

type NewSecret = { id: string; endpointId: string; secret: string; createdAt: Date };

/** Stores a secret, sealed with the key of the gateway. The secret signs until it is replaced. */
export async function insertSecret(tx: Tx, vault: Vault, { id, endpointId, secret, createdAt }: NewSecret) {
  const sealed = vault.sealShared(contextOf(id), secret);
  await tx.run`
    insert into webhook_secret (id, endpoint_id, sealed, created_at) values (${id}, ${endpointId}, ${sealed}, ${createdAt})`;
}

/** Ends the present secret at `endsAt`. Ends an older secret at once. So an endpoint never has more than two. */
export async function endSecrets(tx: Tx, endpointId: string, { now, endsAt }: { now: Date; endsAt: Date }) {
  await tx.run`
    update webhook_secret set expires_at = case when expires_at is null then ${endsAt}::timestamptz else ${now}::timestamptz end
    where endpoint_id = ${endpointId} and (expires_at is null or expires_at > ${now})`;
}

type Sealed = { id: string; endpointId: string; sealed: string };

/** Returns the secrets of each endpoint that sign now, the newest first. */
export async function findSecrets(
  tx: Tx,
  vault: Vault,
  endpointIds: readonly string[],
  now: Date,
): Promise<(endpointId: string) => string[]> {
  const rows = await tx.many<Sealed>`
    select id, endpoint_id, sealed from webhook_secret
    where endpoint_id = any(${[...new Set(endpointIds)]}::uuid[]) and (expires_at is null or expires_at > ${now})
    order by created_at desc, id desc`;
  const opened = rows.map(({ id, endpointId, sealed }) => ({
    endpointId,
    secret: vault.openShared(contextOf(id), sealed),
  }));
  return (endpointId) => opened.filter((one) => one.endpointId === endpointId).map(({ secret }) => secret);
}
