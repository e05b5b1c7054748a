/** Stores set-up codes. An account has at most one. All times come from the clock of the database. */
import type { Tx } from '@toric/messaging/sql';
import type { Reader } from '../reader.store.ts';

type NewCode = { accountId: string; digest: string; hours: number };

/** Stores the digest of a new code, which replaces the earlier one. Returns the time at which the code expires. */
export async function putSetupCode(tx: Tx, { accountId, digest, hours }: NewCode): Promise<Date> {
  const { expiresAt } = await tx.one<{ expiresAt: Date }>`
    insert into setup_code (account_id, digest, expires_at)
    values (${accountId}, ${digest}, now() + make_interval(hours => ${hours}::int))
    on conflict (account_id) do update set digest = excluded.digest, expires_at = excluded.expires_at
    returning expires_at`;
  return expiresAt;
}

/** Returns the id of the account of a code. Returns undefined if the code is unknown, used, replaced or expired. */
export async function readAccountOfCode(db: Reader, digest: string): Promise<string | undefined> {
  const rows = await db.$queryRaw<{ accountId: string }[]>`
    select account_id as "accountId" from setup_code where digest = ${digest} and expires_at > now()`;
  return rows[0]?.accountId;
}

/**
 * Deletes the code and returns true. Returns false if the code was used or replaced, or has expired. If two calls run
 * at the same time, only one gets true.
 */
export async function takeSetupCode(tx: Tx, digest: string): Promise<boolean> {
  return (await tx.run`delete from setup_code where digest = ${digest} and expires_at > now()`) === 1;
}

/** Deletes the code of an account, because the person was invited by mail instead. */
export async function dropSetupCode(tx: Tx, accountId: string): Promise<void> {
  await tx.run`delete from setup_code where account_id = ${accountId}`;
}
