/** The blind index of customers' names: one row for each customer, with a truncated keyed digest of each part of her names. */
import type { Vault } from '@toric/chassis/data/vault';
import type { PersonalData } from '@toric/contracts/customer/people/customer.http';
import type { Tx } from '@toric/messaging/sql';
import type { Reader } from '../../reader.store.ts';
import { storedParts } from './name-tokens.ts';
import { readingsFor } from './pinyin.ts';

/** The parts for which tokens are kept. 2: with the pinyin of Chinese names. Rows of an older shape are written anew. */
const SHAPE = 2;

type Named = Pick<PersonalData, 'givenName' | 'familyName'>;

/**
 * Returns the tokens of these parts: the first 16 bits of their keyed digests. Several parts share a token, so a token
 * stands for no part with certainty. People who are proposed because of that are dropped once their names are read.
 */
export const partTokens = (vault: Vault, parts: readonly string[]): number[] => [
  ...new Set(parts.map((part) => Buffer.from(vault.blindIndex('name-part', part), 'base64url').readUInt16BE(0))),
];

/** Returns the tokens of a person's names, also for names of partners. */
export async function nameTokens(vault: Vault, named: Named): Promise<number[]> {
  const readings = await readingsFor([named.givenName, named.familyName]);
  return partTokens(vault, storedParts(named, readings));
}

/** Writes the tokens of a customer, in place of those that she had. */
export async function saveNameTokens(tx: Tx, vault: Vault, id: string, named: Named): Promise<void> {
  const tokens = await nameTokens(vault, named);
  await tx.run`
    insert into customer_name_token (customer_id, tokens, shape) values (${id}, ${tokens}::int[], ${SHAPE})
    on conflict (customer_id) do update set tokens = excluded.tokens, shape = excluded.shape
    where customer_name_token.tokens <> excluded.tokens or customer_name_token.shape <> excluded.shape`;
}

/** Adds the tokens of customers who have none of the present shape. A customer who got hers meanwhile keeps them. */
export async function addNameTokens(tx: Tx, vault: Vault, named: readonly (Named & { id: string })[]): Promise<void> {
  const rows = await Promise.all(
    named.map(async ({ id, ...names }) => ({ id, tokens: await nameTokens(vault, names) })),
  );
  await tx.run`
    insert into customer_name_token (customer_id, tokens, shape)
    select id, array(select jsonb_array_elements_text(tokens)::int), ${SHAPE}::int
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, tokens jsonb)
    where exists (select from customer where customer.id = given.id and erased_at is null)
    on conflict (customer_id) do update set tokens = excluded.tokens, shape = excluded.shape
    where customer_name_token.shape < excluded.shape`;
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
    where: { tokens: { hasEvery: partTokens(vault, parts) } },
    select: { customerId: true },
    take: most,
  });
  return found.map(({ customerId }) => customerId);
}

type Unindexed = { readonly id: string; readonly sealed: string };

/** Returns the next customers, in the order of their ids, who have no tokens of the present shape yet. */
export const findUnindexed = (tx: Tx, after: string, most: number): Promise<Unindexed[]> =>
  tx.many<Unindexed>`
    select id, sealed from customer
    where id > ${after} and erased_at is null
      and not exists (select from customer_name_token t where t.customer_id = customer.id and t.shape >= ${SHAPE}::int)
    order by id limit ${most}::int`;
