/** Reads and writes the accounts of customers and staff. An account is found by the keyed digest of its e-mail. */
import { type Actor, STAFF_ROLES } from '@toric/contracts/kernel/access';
import type { Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import type { Reader } from '../reader.store.ts';

export const EMAIL_INDEX = 'email';

/**
 * `passwordHash` is null if the person sets the password later, with a set-up code or a claim. `emailIndex` is null
 * until a walk-in customer claims the account.
 */
export type NewAccount = Actor & { emailIndex: string | null; passwordHash: string | null };

/** Inserts the account and returns true. Returns false if another account has this e-mail. */
export async function insertAccount(tx: Tx, account: NewAccount, now: Date): Promise<boolean> {
  const { id, kind, roles, emailIndex, passwordHash } = account;
  const inserted = await tx.run`
    insert into account (id, kind, roles, email_index, password_hash, created_at)
    values (${id}, ${kind}, ${roles}, ${emailIndex}, ${passwordHash}, ${now})
    on conflict (email_index) do nothing`;
  return inserted === 1;
}

const AccountActor = z.object({
  id: z.string(),
  kind: z.enum(['customer', 'staff']),
  roles: z.array(z.enum(['customer', ...STAFF_ROLES])),
});

export type Credentials = { actor: Actor; passwordHash: string; isConfirmed: boolean };

/** Returns the account with this e-mail. Returns undefined if there is no such account, or if it has no password. */
export async function readCredentials(db: Reader, emailIndex: string): Promise<Credentials | undefined> {
  const account = await db.account.findUnique({ where: { emailIndex } });
  if (!account?.passwordHash) return undefined;
  const { passwordHash, emailConfirmedAt } = account;
  return { actor: AccountActor.parse(account), passwordHash, isConfirmed: emailConfirmedAt !== null };
}

/**
 * Returns true if the account still has a password, and locks it against changes until the transaction ends. The
 * password was checked before the transaction, so it may have been removed since.
 */
export async function lockPassword(tx: Tx, id: string): Promise<boolean> {
  return (await tx.run`select id from account where id = ${id} and password_hash is not null for share`) === 1;
}

export type OwnAccount = { id: string; kind: 'customer' | 'staff'; emailConfirmedAt: Date | null };

/** Returns the account of a signed-in person. Returns undefined if there is none. */
export async function readAccount(db: Reader, id: string): Promise<OwnAccount | undefined> {
  const account = await db.account.findUnique({ where: { id } });
  if (!account) return undefined;
  return { id, kind: AccountActor.shape.kind.parse(account.kind), emailConfirmedAt: account.emailConfirmedAt };
}

export type OwnCredentials = { emailIndex: string; passwordHash: string };

/** Returns the password hash of an account. Returns undefined if there is no account, or no password. */
export async function readOwnCredentials(db: Reader, id: string): Promise<OwnCredentials | undefined> {
  const account = await db.account.findUnique({ where: { id }, select: { emailIndex: true, passwordHash: true } });
  if (!account?.passwordHash || !account.emailIndex) return undefined;
  return { emailIndex: account.emailIndex, passwordHash: account.passwordHash };
}

/**
 * Returns the id of the account with this e-mail and a password. Returns undefined if there is none. Leaves out an
 * account without a password, because its first password is set with a set-up code or a claim.
 */
export async function findAccountByEmail(tx: Tx, emailIndex: string): Promise<string | undefined> {
  const account = await tx.maybe<{ id: string }>`
    select id from account where email_index = ${emailIndex} and password_hash is not null`;
  return account?.id;
}

/** Records that the person can read the mailbox of her e-mail. A repeated call keeps the time of the first proof. */
export async function confirmEmail(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.run`update account set email_confirmed_at = coalesce(email_confirmed_at, ${now}) where id = ${id}`;
}

/** Replaces the e-mail by a confirmed e-mail, and returns true. Returns false if another account has the e-mail. */
export async function replaceEmail(tx: Tx, id: string, emailIndex: string, now: Date): Promise<boolean> {
  const replaced = await tx.run`
    update account set email_index = ${emailIndex}, email_confirmed_at = ${now}
    where id = ${id} and not exists (select from account where email_index = ${emailIndex})`;
  return replaced === 1;
}

type Login = { emailIndex: string; passwordHash: string };

/**
 * Gives an e-mail and a password to an account without a password, and returns true. Returns false if the account has a
 * password already, or if another account has the e-mail.
 */
export async function claimAccount(tx: Tx, id: string, { emailIndex, passwordHash }: Login): Promise<boolean> {
  const claimed = await tx.run`
    update account set email_index = ${emailIndex}, password_hash = ${passwordHash}
    where id = ${id} and password_hash is null
      and not exists (select from account where email_index = ${emailIndex} and id <> ${id})`;
  return claimed === 1;
}

/** Sets the password of an account. `null` removes the password, and then nobody can sign in to the account. */
export async function setPassword(tx: Tx, id: string, passwordHash: string | null): Promise<void> {
  await tx.run`update account set password_hash = ${passwordHash} where id = ${id}`;
}

/**
 * Returns true if the account belongs to an administrator and has a password, and locks it against changes of its
 * roles.
 */
export async function lockAdmin(tx: Tx, id: string): Promise<boolean> {
  return (
    (await tx.run`
      select id from account
      where id = ${id} and 'admin' = any(roles) and password_hash is not null for share`) === 1
  );
}

/** Returns true if an administrator with a password exists besides these people. */
export async function hasAdminBeside(tx: Tx, ids: readonly string[]): Promise<boolean> {
  const { exists } = await tx.one<{ exists: boolean }>`
    select exists (
      select from account
      where 'admin' = any(roles) and password_hash is not null and id <> all(${ids}::uuid[]))`;
  return exists;
}

/**
 * Returns the account with its current roles, and locks them against changes until the transaction ends. A change of
 * roles waits for the commit, so it also ends the session that this transaction opens.
 */
export async function lockActor(tx: Tx, id: string): Promise<Actor> {
  return AccountActor.parse(await tx.one<Actor>`select id, kind, roles from account where id = ${id} for share`);
}

/**
 * Replaces the password hash and returns true. Returns false, and does nothing, if the password was changed after it
 * was checked.
 */
export async function renewHash(tx: Tx, id: string, from: string, to: string): Promise<boolean> {
  return (await tx.run`update account set password_hash = ${to} where id = ${id} and password_hash = ${from}`) === 1;
}

/**
 * Returns the customer to whom this e-mail certainly belongs: she has confirmed it, or the shop entered it and no
 * password is set yet. In any other case a stranger may have signed up with the e-mail, and would read what is sent to
 * her account. Returns undefined if there is no such customer.
 */
export async function findOwnerOfEmail(tx: Tx, emailIndex: string): Promise<string | undefined> {
  const row = await tx.maybe<{ id: string }>`
    select c.id from account a join customer c on c.id = a.id
    where a.kind = 'customer' and a.email_index = ${emailIndex} and c.erased_at is null
      and (a.email_confirmed_at is not null or a.password_hash is null)`;
  return row?.id;
}
