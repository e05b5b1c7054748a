/**
 * Reads and writes the blind index of customers' names: one row for each customer, with a truncated keyed digest of
 * each part of her names.
 */
import { type BoundedCache, boundedCache } from '@toric/chassis/data/bounded-cache';
import type { Vault } from '@toric/chassis/data/vault';
import type { PersonalData } from '@toric/contracts/customer/people/customer.http';
import { json, type Tx } from '@toric/messaging/sql';
import type { Reader } from '../../reader.store.ts';
import { storedParts } from './name-tokens.ts';
import { readingsFor } from './pinyin.ts';

/**
 * Holds the version of the parts for which tokens are stored. Version 2 adds the pinyin of Chinese names. Rows of an
 * older version are written again.
 */
export const SHAPE = 2;

type Named = Pick<PersonalData, 'givenName' | 'familyName'>;

/**
 * Holds the number of cached tokens. Names repeat, and their parts even more: an import of a million people would
 * compute each digest thousands of times.
 */
const CACHED_PARTS = 50_000;
const cachedTokens = new WeakMap<Vault, BoundedCache<string, number>>();

function tokensOf(vault: Vault): BoundedCache<string, number> {
  const cached = cachedTokens.get(vault) ?? boundedCache(CACHED_PARTS);
  cachedTokens.set(vault, cached);
  return cached;
}

/** Returns the search token of a part of a name: the first 16 bits of its keyed digest. */
function tokenOf(vault: Vault, cached: BoundedCache<string, number>, part: string): number {
  let token = cached.get(part);
  if (token === undefined) {
    token = Buffer.from(vault.blindIndex('name-part', part), 'base64url').readUInt16BE(0);
    cached.set(part, token);
  }
  return token;
}

/**
 * Returns the tokens of these parts: the first 16 bits of their keyed digests. Several parts share a token, so a token
 * does not reveal its part. People who only share the tokens are dropped after their names are read.
 */
export function partTokens(vault: Vault, parts: readonly string[]): number[] {
  const cached = tokensOf(vault);
  return [...new Set(parts.map((part) => tokenOf(vault, cached, part)))];
}

/** Returns the search tokens of a person's names. Names of partners also have such tokens. */
export async function nameTokens(vault: Vault, named: Named): Promise<number[]> {
  const readings = await readingsFor([named.givenName, named.familyName]);
  return partTokens(vault, storedParts(named, readings));
}

/** Writes the search tokens of a customer, and replaces her earlier ones. */
export async function saveNameTokens(tx: Tx, vault: Vault, id: string, named: Named): Promise<void> {
  const tokens = await nameTokens(vault, named);
  await tx.run`
    insert into customer_name_token (customer_id, tokens, shape) values (${id}, ${tokens}::int[], ${SHAPE})
    on conflict (customer_id) do update set tokens = excluded.tokens, shape = excluded.shape
    where customer_name_token.tokens <> excluded.tokens or customer_name_token.shape <> excluded.shape`;
}

type Identified = Named & { readonly id: string };

async function tokenRows(vault: Vault, named: readonly Identified[]) {
  const readings = await readingsFor(named.flatMap(({ givenName, familyName }) => [givenName, familyName]));
  return named.map(({ id, givenName, familyName }) => {
    return { id, tokens: partTokens(vault, storedParts({ givenName, familyName }, readings)) };
  });
}

/** Writes the search tokens of customers whom the transaction inserts. Does not wait for the answer of the database. */
export async function writeNameTokens(tx: Tx, vault: Vault, named: readonly Identified[]): Promise<void> {
  const rows = await tokenRows(vault, named);
  tx.write`
    insert into customer_name_token (customer_id, tokens, shape)
    select id, tokens, ${SHAPE}::int from json_to_recordset(${json(rows)}::json) as given(id uuid, tokens int[])`;
}

/**
 * Adds the tokens of customers without tokens of the present version. Keeps tokens of the present version that were
 * written meanwhile.
 */
export async function addNameTokens(tx: Tx, vault: Vault, named: readonly Identified[]): Promise<void> {
  const rows = await tokenRows(vault, named);
  await tx.run`
    insert into customer_name_token (customer_id, tokens, shape)
    select id, tokens, ${SHAPE}::int
    from json_to_recordset(${json(rows)}::json) as given(id uuid, tokens int[])
    where exists (select from customer where customer.id = given.id and erased_at is null)
    on conflict (customer_id) do update set tokens = excluded.tokens, shape = excluded.shape
    where customer_name_token.shape < excluded.shape`;
}

export async function deleteNameTokens(tx: Tx, id: string): Promise<void> {
  await tx.run`delete from customer_name_token where customer_id = ${id}`;
}

/**
 * Returns the ids of at most `most` customers whose names have the search tokens of all these parts. Several parts
 * share a token, so some of these customers may not match.
 */
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

/** Returns the next customers, in the order of their ids, without search tokens of the present version. */
export const findUnindexed = (tx: Tx, after: string, most: number): Promise<Unindexed[]> =>
  tx.many<Unindexed>`
    select id, sealed from customer
    where id > ${after} and erased_at is null
      and not exists (select from customer_name_token t where t.customer_id = customer.id and t.shape >= ${SHAPE}::int)
    order by id limit ${most}::int`;
