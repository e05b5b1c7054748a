/**
 * Reads and writes passkeys, and the challenges of sign-ins with passkeys. The times of challenges come from the clock
 * of the database.
 */
import type { Aside } from '@toric/chassis/http/endpoint';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import type { Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import { readKeyrings } from '../data-key.store.ts';
import { Prisma } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { sealedColumn } from '../sealed-column.ts';

const names = sealedColumn('passkey', z.object({ name: z.string() }));

/**
 * Describes a passkey. `publicKey` is the COSE key of the device in base64url. `counter` is the signature counter of
 * the device, and stays 0 for devices without such a counter.
 */
export type Passkey = { id: string; accountId: string; credentialId: string; publicKey: string; counter: number };
type NewPasskey = Passkey & { name: string; createdAt: Date };

/** Inserts the passkey and returns true. Returns false if the credential is registered already. */
export async function insertPasskey(tx: Tx, keys: Keyring, { name, ...passkey }: NewPasskey): Promise<boolean> {
  const { id, accountId, credentialId, publicKey, counter, createdAt } = passkey;
  const inserted = await tx.run`
    insert into passkey (id, account_id, credential_id, public_key, counter, sealed, created_at)
    values (${id}, ${accountId}, ${credentialId}, ${publicKey}, ${counter}, ${names.seal(keys, id, { name })}, ${createdAt})
    on conflict (credential_id) do nothing`;
  return inserted === 1;
}

const passkeyOf = ({ counter, ...row }: Omit<Passkey, 'counter'> & { counter: bigint }): Passkey => ({
  ...{ id: row.id, accountId: row.accountId, credentialId: row.credentialId, publicKey: row.publicKey },
  counter: Number(counter),
});

export async function readPasskey(db: Reader, credentialId: string): Promise<Passkey | undefined> {
  const row = await db.passkey.findUnique({ where: { credentialId } });
  return row ? passkeyOf(row) : undefined;
}

export async function readCredentialIds(db: Reader, accountId: string): Promise<string[]> {
  const rows = await db.passkey.findMany({ where: { accountId }, select: { credentialId: true } });
  return rows.map(({ credentialId }) => credentialId);
}

type NamedPasskey = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null };

/** Returns the passkeys of an account, newest first. */
export async function readPasskeys(db: Reader, vault: Vault, accountId: string): Promise<NamedPasskey[]> {
  const rows = await db.passkey.findMany({ where: { accountId }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] });
  if (rows.length === 0) return [];
  const keys = (await readKeyrings(db, vault, [accountId]))(accountId);
  return rows.map(({ id, sealed, createdAt, lastUsedAt }) => ({
    ...{ id, createdAt, lastUsedAt },
    name: names.open(keys, id, sealed).name,
  }));
}

/**
 * Stores the new counter of a passkey that signs in, and returns true. Returns false if another sign-in has used the
 * passkey meanwhile, or if it was removed. Works as compare-and-set.
 */
export async function usePasskey(tx: Tx, { id, counter }: Passkey, next: number, now: Date): Promise<boolean> {
  const used = await tx.run`
    update passkey set counter = ${next}, last_used_at = ${now} where id = ${id} and counter = ${counter}`;
  return used === 1;
}

/** Removes a passkey of the account and returns true. Returns false if the account has no such passkey. */
export async function removePasskey(tx: Tx, accountId: string, id: string): Promise<boolean> {
  return (await tx.run`delete from passkey where id = ${id} and account_id = ${accountId}`) === 1;
}

export async function removePasskeys(tx: Tx, accountId: string): Promise<void> {
  await tx.run`delete from passkey where account_id = ${accountId}`;
}

const CHALLENGE_MINUTES = 5;

/** Inserts the challenge of a sign-in. Deletes up to ten challenges that expired an hour ago. */
export async function insertChallenge(tx: Tx, id: string): Promise<void> {
  await tx.run`
    delete from passkey_challenge where id in (
      select id from passkey_challenge where expires_at < now() - interval '1 hour' order by expires_at limit 10
      for update skip locked)`;
  await tx.run`
    insert into passkey_challenge (id, expires_at) values (${id}, now() + make_interval(mins => ${CHALLENGE_MINUTES}::int))`;
}

/**
 * Uses up a challenge before the answer of the device is checked, so that each challenge is answered only once, even
 * wrongly. Returns false if the challenge is unknown, used or expired.
 */
export async function takeChallenge(aside: Aside, id: string): Promise<boolean> {
  const taken = await aside(Prisma.sql`
    delete from passkey_challenge where id = ${id}::uuid and expires_at > now() returning id`);
  return taken.length === 1;
}
