/**
 * Reads and writes suppressions: addresses to which no more messages are sent, as keyed digests. They stay after the
 * erasure of the person.
 */
import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Tx } from '@toric/messaging/sql';
import type { Suppression as Row } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import type { TemplateClass } from './template.ts';

/** Returns the keyed digest of an address. Nobody without the key can find out whether an address is suppressed. */
export const addressDigest = (vault: Vault, address: string): string =>
  vault.blindIndex('message-address', address.toLowerCase());

export type StoredSuppression = Row;
type Cause = 'bounce' | 'complaint';

/** Returns the causes of the suppressions in force, by the digest of the suppressed address. */
export async function findSuppressed(tx: Tx, digests: readonly string[]): Promise<Map<string, Cause>> {
  const rows = await tx.many<{ digest: string; cause: Cause }>`
    select digest, cause from suppression where digest = any(${digests}) and lifted_at is null`;
  return new Map(rows.map(({ digest, cause }) => [digest, cause]));
}

/**
 * Returns true if the message must not be sent. A complaint suppresses every message except service mail, such as a
 * password reset or a recall. A bounce suppresses every message.
 */
export const isSuppressed = (cause: Cause | undefined, type: TemplateClass): boolean =>
  cause === 'bounce' || (cause === 'complaint' && type !== 'service');

type NewSuppression = Pick<Row, 'id' | 'digest' | 'messageId' | 'code' | 'createdAt'> & { cause: Cause };

/** Suppresses the address. A bounce replaces a complaint, because it suppresses more messages. */
export async function insertSuppression(tx: Tx, suppression: NewSuppression): Promise<void> {
  const { id, digest, cause, messageId, code, createdAt } = suppression;
  await tx.run`
    insert into suppression (id, digest, cause, message_id, code, created_at)
    values (${id}, ${digest}, ${cause}, ${messageId}, ${code}, ${createdAt})
    on conflict (digest) where lifted_at is null do update
      set cause = excluded.cause, message_id = excluded.message_id, code = excluded.code
      where suppression.cause = 'complaint' and excluded.cause = 'bounce'`;
}

/** Lifts a suppression in force, and returns it. Returns undefined if there is none with this id. */
export function endSuppression(
  tx: Tx,
  vault: Vault,
  id: string,
  { actorId, reason, now }: { actorId: string; reason: string; now: Date },
): Promise<Row | undefined> {
  const sealed = vault.sealShared(`suppression/${id}`, reason);
  return tx.maybe<Row>`
    update suppression set lifted_at = ${now}, lifted_by = ${actorId}, lifted_reason = ${sealed}
    where id = ${id} and lifted_at is null returning *`;
}

/**
 * Returns at most `limit` + 1 suppressions in force, newest first. The extra suppression shows that another page
 * follows.
 */
export async function readSuppressions(
  db: Reader,
  digest: string | undefined,
  page: PageQuery,
): Promise<PageRows<Row>> {
  const where = { liftedAt: null, ...(digest !== undefined && { digest }) };
  const rows = await db.suppression.findMany(pageRange(page, where));
  return withTotal(page, rows, (range) => db.suppression.count({ where, ...range }));
}
