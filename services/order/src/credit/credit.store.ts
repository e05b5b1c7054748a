/**
 * Stores the credit accounts of customers, and the requested changes. The open orders of a customer are added up at
 * each request.
 */
import type { Keyring } from '@toric/chassis/data/vault';
import { CreditChangeStatus, CreditLevel } from '@toric/contracts/order/credit/credit.http';
import { type Money, Money as StoredMoney } from '@toric/contracts/kernel/money';
import { json, type Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import type { CreditChange as ChangeRow } from '../generated/client.ts';
import { type Credit, type CreditChange, type Terms, UNPAID } from './credit.ts';

const Limits = z.array(StoredMoney);
type StoredTerms = { readonly level: string; readonly limits: unknown };

export const termsOf = ({ level, limits }: StoredTerms): Terms => ({
  level: CreditLevel.parse(level),
  limits: Limits.parse(limits),
});

const reasonOf = (row: string) => ({ table: 'credit_change', column: 'sealed_why', row });
const openWhy = (keys: Keyring | undefined, { id, sealedWhy }: Pick<ChangeRow, 'id' | 'sealedWhy'>) =>
  keys && sealedWhy !== null ? keys.open(reasonOf(id), sealedWhy) : null;

/** Returns a stored credit change. Its reason is null without the keys of the customer. */
export const changeOf = ({ sealedWhy, ...row }: ChangeRow, keys: Keyring | undefined): CreditChange => ({
  ...row,
  ...termsOf(row),
  status: CreditChangeStatus.parse(row.status),
  why: openWhy(keys, { id: row.id, sealedWhy }),
});

/**
 * Returns the credit of a customer with the sum of her open orders. Returns undefined if she has no credit account, and
 * then reads no orders. The transaction that places an order holds an advisory lock for its customer, so parallel
 * orders of a customer are checked one after the other.
 */
export async function findCredit(tx: Tx, customerId: string): Promise<Credit | undefined> {
  const row = await tx.maybe<StoredTerms & { open: readonly Money[] }>`
    select level, limits, (
        select coalesce(json_agg(json_build_object('currency', currency, 'amount', amount)), '[]') from (
          select currency, sum(subtotal - discount + delivery_charge + tax_on_top) as amount from orders
          where customer_id = a.customer_id and status = any(${UNPAID}::text[]) group by currency) sums) as open
    from credit_account a where customer_id = ${customerId}`;
  return row && { ...termsOf(row), open: row.open };
}

/**
 * Takes an advisory lock, so that only one transaction at a time decides about the credit of a customer, even about her
 * first credit. Returns the present terms of her credit.
 */
export async function lockTerms(tx: Tx, customerId: string): Promise<Terms | undefined> {
  await tx.run`select pg_advisory_xact_lock(hashtextextended(${`credit of ${customerId}`}, 0))`;
  const row = await tx.maybe<StoredTerms>`select level, limits from credit_account where customer_id = ${customerId}`;
  return row && termsOf(row);
}

export const wasErased = async (tx: Tx, customerId: string): Promise<boolean> =>
  (await tx.maybe`select customer_id from erased_customer where customer_id = ${customerId}`) !== undefined;

export async function saveTerms(tx: Tx, customerId: string, { level, limits }: Terms, now: Date): Promise<void> {
  await tx.run`
    insert into credit_account (customer_id, level, limits, created_at, updated_at)
    values (${customerId}, ${level}, ${json(limits)}, ${now}, ${now})
    on conflict (customer_id) do update set level = excluded.level, limits = excluded.limits,
      version = credit_account.version + 1, updated_at = excluded.updated_at`;
}

/** Marks the credit change that waits for a second person as replaced by a later change. */
export async function replaceWaiting(tx: Tx, customerId: string, by: string, now: Date): Promise<void> {
  await tx.run`
    update credit_change set status = 'replaced', decided_by = ${by}, updated_at = ${now}
    where customer_id = ${customerId} and status = 'needs-approval'`;
}

export async function insertChange(tx: Tx, change: CreditChange, keys: Keyring): Promise<void> {
  const { id, customerId, level, limits, why, status, requestedBy, decidedBy, createdAt, updatedAt } = change;
  const sealed = why === null ? null : keys.seal(reasonOf(id), why);
  await tx.run`
    insert into credit_change (id, customer_id, level, limits, sealed_why, status, requested_by, decided_by, created_at, updated_at)
    values (${id}, ${customerId}, ${level}, ${json(limits)}, ${sealed}, ${status}, ${requestedBy}, ${decidedBy}, ${createdAt},
      ${updatedAt})`;
}

/** Returns the customer whose credit the change is about. It never changes, so no lock is needed. */
export const customerOfChange = async (tx: Tx, changeId: string): Promise<string | undefined> =>
  (await tx.maybe<{ customerId: string }>`select customer_id from credit_change where id = ${changeId}`)?.customerId;

/** Returns the credit change. The caller has locked the credit of its customer. */
export async function findChange(tx: Tx, changeId: string, keys: Keyring): Promise<CreditChange> {
  return changeOf(await tx.one<ChangeRow>`select * from credit_change where id = ${changeId}`, keys);
}

export async function saveDecision(tx: Tx, { id, status, decidedBy, updatedAt }: CreditChange): Promise<void> {
  await tx.run`
    update credit_change set status = ${status}, decided_by = ${decidedBy}, updated_at = ${updatedAt} where id = ${id}`;
}

/** Deletes the credit of erased customers. */
export async function deleteCredit(tx: Tx, customerIds: readonly string[]): Promise<void> {
  await tx.run`delete from credit_change where customer_id = any(${customerIds}::uuid[])`;
  await tx.run`delete from credit_account where customer_id = any(${customerIds}::uuid[])`;
}

/** Returns the credit of a customer and its changes, with their reasons, for an access request. */
export async function findPersonalCredit(tx: Tx, customerId: string, keys: Keyring) {
  const accounts = await tx.many<object>`
    select level, limits, created_at, updated_at from credit_account where customer_id = ${customerId}`;
  const changes = await tx.many<Pick<ChangeRow, 'id' | 'sealedWhy'>>`
    select id, level, limits, sealed_why, status, created_at, updated_at from credit_change
    where customer_id = ${customerId} order by created_at, id`;
  return {
    creditAccounts: accounts,
    creditChanges: changes.map(({ sealedWhy, ...change }) => ({
      ...change,
      why: openWhy(keys, { id: change.id, sealedWhy }),
    })),
  };
}
