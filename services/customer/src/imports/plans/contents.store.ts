/** Reads the stored contents of imported records, for the proof of an import. */
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import { personalDigest } from '@toric/chassis/imports/content';
import type { Content } from '@toric/chassis/jobs/job-kind';
import type { Tx } from '@toric/messaging/sql';
import { findKeyrings } from '../../data-key.store.ts';
import type { Customer as CustomerRow } from '../../generated/client.ts';
import { openAddress } from '../../people/address.store.ts';
import { openCustomer } from '../../people/customer.store.ts';
import { findFirstRevisions } from '../prescriptions.store.ts';

type Contents = ReadonlyMap<string, Content>;

/** Returns the digest of personal contents, which the proof of an import compares. */
export const contentOf = (vault: Vault, contents: object): Content => ({ digest: personalDigest(vault, contents) });

type Owned = { readonly id: string; readonly customerId: string; readonly sealed: string };

export async function findCustomerContents(tx: Tx, vault: Vault, ids: readonly string[]): Promise<Contents> {
  const rows = await tx.many<CustomerRow>`
    select * from customer where id = any(${ids}::uuid[]) and erased_at is null`;
  const keysOf = await findKeyrings(tx, vault, ids);
  return new Map(rows.map((row) => [row.id, contentOf(vault, openCustomer(keysOf(row.id), row).personal)]));
}

export async function findAddressContents(tx: Tx, vault: Vault, ids: readonly string[]): Promise<Contents> {
  const rows = await tx.many<Owned>`select id, customer_id, sealed from address where id = any(${ids}::uuid[])`;
  const keysOf = await keyringsOf(tx, vault, rows);
  return new Map(rows.map((row) => [row.id, contentOf(vault, openAddress(keysOf(row.customerId), row))]));
}

export async function findPrescriptionContents(tx: Tx, vault: Vault, ids: readonly string[]): Promise<Contents> {
  const rows = await tx.many<Pick<Owned, 'id' | 'customerId'>>`
    select id, customer_id from prescription where id = any(${ids}::uuid[])`;
  const keysOf = await keyringsOf(tx, vault, rows);
  const found = await findFirstRevisions(tx, keysOf, ids);
  return new Map([...found].map(([id, contents]) => [id, contentOf(vault, contents)]));
}

type Choice = { readonly id: string; readonly purpose: string; readonly channel: string; readonly state: string };

export async function findConsentContents(tx: Tx, vault: Vault, ids: readonly string[]): Promise<Contents> {
  const rows = await tx.many<Choice>`select id, purpose, channel, state from consent where id = any(${ids}::uuid[])`;
  return new Map(rows.map(({ id, ...choice }) => [id, contentOf(vault, choice)]));
}

const keyringsOf = (
  tx: Tx,
  vault: Vault,
  rows: readonly Pick<Owned, 'customerId'>[],
): Promise<(customerId: string) => Keyring> =>
  findKeyrings(
    tx,
    vault,
    rows.map(({ customerId }) => customerId),
  );
