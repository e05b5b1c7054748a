/** The blind index of customers' names: one row for each customer, with a truncated keyed digest of each part of her names. */
import type { Vault } from '@toric/chassis/data/vault';
import type { PersonalData } from '@toric/contracts/customer/people/customer.http';
import type { Tx } from '@toric/messaging/sql';
import type { Reader } from '../../reader.store.ts';
import { storedParts } from './name-tokens.ts';

type Named = Pick<PersonalData, 'givenName' | 'familyName'>;

/**
 * Returns the tokens of these parts: the first 16 bits of their keyed digests. Several parts share a token, so a token
 * stands for no part with certainty. People who are proposed because of that are dropped once their names are read.
 */
const tokensOf = (vault: Vault, parts: readonly string[]): number[] => [
  ...new Set(parts.map((part) => Buffer.from(vault.blindIndex('name-part', part), 'base64url').readUInt16BE(0))),
];

/** Writes the tokens of a customer, in place of those that she had. */
export async function saveNameTokens(tx: Tx, vault: Vault, id: string, named: Named): Promise<void> {
  const tokens = tokensOf(vault, storedParts(named));
  await tx.run`
    insert into customer_name_token (customer_id, tokens) values (${id}, ${tokens}::int[])
    on conflict (customer_id) do update set tokens = excluded.tokens
    where customer_name_token.tokens <> excluded.tokens`;
}

/** Adds the tokens of customers from before there were any. A customer who got hers meanwhile keeps them. */
export async function addNameTokens(tx: Tx, vault: Vault, named: readonly (Named & { id: string })[]): Promise<void> {
  const rows = named.map(({ id, ...names }) => ({ id, tokens: tokensOf(vault, storedParts(names)) }));
  await tx.run`
    insert into customer_name_token (customer_id, tokens)
    select id, array(select jsonb_array_elements_text(tokens)::int)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, tokens jsonb)
    where exists (select from customer where customer.id = given.id and erased_at is null)
    on conflict do nothing`;
}

export async function deleteNameTokens(tx: Tx, id: string): Promise<void> {
  await tx.run`delete from customer_name_token where customer_id = ${id}`;
}

/** Returns the ids of at most `most` customers who have all of these parts, and perhaps of some who only share the tokens. */
export async function proposeByParts(
  db: Reader,
  vault: Vault,
  parts: readonly string[],
  most: number,
): Promise<string[]> {
  if (parts.length === 0) return [];
  const found = await db.customerNameToken.findMany({
    where: { tokens: { hasEvery: tokensOf(vault, parts) } },
    select: { customerId: true },
    take: most,
  });
  return found.map(({ customerId }) => customerId);
}

type Unindexed = { readonly id: string; readonly sealed: string };

/** Returns the next customers, in the order of their ids, who have no tokens yet. */
export const findUnindexed = (tx: Tx, after: string, most: number): Promise<Unindexed[]> =>
  tx.many<Unindexed>`
    select id, sealed from customer
    where id > ${after} and erased_at is null
      and not exists (select from customer_name_token t where t.customer_id = customer.id)
    order by id limit ${most}::int`;
