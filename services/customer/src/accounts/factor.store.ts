/**
 * Reads and writes second factors. The secret of an app is encrypted with the key of the person. Recovery codes are
 * stored as keyed digests.
 */
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import type { Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import type { Reader } from '../reader.store.ts';
import { sealedColumn } from '../sealed-column.ts';

const secrets = sealedColumn('second_factor', z.object({ secret: z.string() }));

/** Returns true if the person has a confirmed second factor. */
export async function hasFactor(tx: Tx, accountId: string): Promise<boolean> {
  return (await tx.run`select from second_factor where account_id = ${accountId} and confirmed_at is not null`) === 1;
}

/**
 * Stores a pending secret of an authenticator app. A secret that was confirmed earlier stays valid until the first code
 * of the pending secret is confirmed.
 */
export async function putPendingFactor(tx: Tx, keys: Keyring, accountId: string, secret: string): Promise<void> {
  const pending = secrets.seal(keys, accountId, { secret });
  await tx.run`
    insert into second_factor (account_id, pending) values (${accountId}, ${pending})
    on conflict (account_id) do update set pending = excluded.pending`;
}

/**
 * Replaces the present secret by the pending one, and returns true. Returns false if there is no pending secret. `step`
 * is the time step of the code that confirms the pending secret.
 */
export async function confirmPendingFactor(tx: Tx, accountId: string, step: number, now: Date): Promise<boolean> {
  const confirmed = await tx.run`
    update second_factor set sealed = pending, pending = null, confirmed_at = ${now}, last_step = ${step}
    where account_id = ${accountId} and pending is not null`;
  return confirmed === 1;
}

export type FactorSecrets = { confirmed: string | undefined; pending: string | undefined };

/**
 * Returns the confirmed and the pending secret of a person. Returns undefined if she never began to set up a second
 * factor.
 */
export async function readFactorSecrets(
  db: Reader,
  keys: Keyring,
  accountId: string,
): Promise<FactorSecrets | undefined> {
  const row = await db.secondFactor.findUnique({ where: { accountId } });
  const open = (sealed: string | null) => (sealed === null ? undefined : secrets.open(keys, accountId, sealed).secret);
  return row ? { confirmed: open(row.sealed), pending: open(row.pending) } : undefined;
}

/**
 * Uses up the time step of a code and returns true. Returns false if this code or a later one was used before, so that
 * nobody can reuse a code that was overheard. Works as compare-and-set: of concurrent calls, one succeeds.
 */
export async function useStep(tx: Tx, accountId: string, step: number): Promise<boolean> {
  return (
    (await tx.run`update second_factor set last_step = ${step} where account_id = ${accountId} and last_step < ${step}`) ===
    1
  );
}

const recoveryDigest = (vault: Vault, accountId: string, code: string) =>
  vault.blindIndex('recovery-code', `${accountId}\0${code}`);

/** Replaces the recovery codes of a person. */
export async function putRecoveryCodes(tx: Tx, vault: Vault, accountId: string, codes: readonly string[]) {
  await tx.run`delete from recovery_code where account_id = ${accountId}`;
  await tx.run`
    insert into recovery_code (account_id, digest)
    select ${accountId}::uuid, unnest(${codes.map((code) => recoveryDigest(vault, accountId, code))}::text[])`;
}

export async function hasRecoveryCode(db: Reader, vault: Vault, accountId: string, code: string): Promise<boolean> {
  return (await db.recoveryCode.count({ where: { accountId, digest: recoveryDigest(vault, accountId, code) } })) === 1;
}

/** Deletes a recovery code and returns true. Returns false if the person has no such code. */
export async function takeRecoveryCode(tx: Tx, vault: Vault, accountId: string, code: string): Promise<boolean> {
  const digest = recoveryDigest(vault, accountId, code);
  return (await tx.run`delete from recovery_code where account_id = ${accountId} and digest = ${digest}`) === 1;
}

/**
 * Removes the second factor of a person with its recovery codes. Returns false if she has no confirmed second factor.
 */
export async function removeFactor(tx: Tx, accountId: string): Promise<boolean> {
  await tx.run`delete from recovery_code where account_id = ${accountId}`;
  return (await tx.run`delete from second_factor where account_id = ${accountId} and confirmed_at is not null`) === 1;
}

export type FactorState = { confirmedAt: Date; recoveryCodesLeft: number };

export async function readFactorState(db: Reader, accountId: string): Promise<FactorState | undefined> {
  const factor = await db.secondFactor.findUnique({ where: { accountId }, select: { confirmedAt: true } });
  if (!factor?.confirmedAt) return undefined;
  return {
    confirmedAt: factor.confirmedAt,
    recoveryCodesLeft: await db.recoveryCode.count({ where: { accountId } }),
  };
}
