/** Reads and writes API keys and their secrets. Expiries are compared with the clock of the database. */
import type { Aside } from '@toric/chassis/http/endpoint';
import type { Read, Tx } from '@toric/messaging/sql';
import { endTokens } from '../accounts/session.store.ts';
import { Prisma } from '../generated/client.ts';
import type { ApiKey, ApiKeySecret } from './api-key.ts';

export async function insertApiKey(tx: Tx, key: ApiKey): Promise<void> {
  const { id, name, scopes, roles, addresses, requestsPerMinute, generation, expiresAt, createdBy, createdAt } = key;
  const { askedBy, approvedBy, waiting } = key;
  await tx.run`
    insert into api_key (id, name, scopes, roles, addresses, requests_per_minute, generation, expires_at, created_by,
      asked_by, approved_by, waiting, version, created_at, updated_at)
    values (${id}, ${name}, ${scopes}, ${roles}, ${addresses}, ${requestsPerMinute}, ${generation}, ${expiresAt},
      ${createdBy}, ${askedBy}, ${approvedBy}, ${waiting}, ${key.version}, ${createdAt}, ${key.updatedAt})`;
}

/**
 * Returns the number of API keys in force. Takes an advisory lock, so that two people cannot together exceed the limit
 * of keys.
 */
export async function countInForce(tx: Tx): Promise<number> {
  await tx.run`select pg_advisory_xact_lock(hashtext('customer.api-keys'))`;
  const { count } = await tx.one<{ count: number }>`
    select count(*)::int as count from api_key where ended_at is null and expires_at > now()`;
  return count;
}

/** Locks the API key and returns it. Returns undefined if there is no such key. */
export const lockApiKey = (tx: Tx, id: string): Promise<ApiKey | undefined> =>
  tx.maybe<ApiKey>`select * from api_key where id = ${id} for update`;

/**
 * Saves the API key in its next version. `generation` is new, so all processes refuse the access tokens of the earlier
 * version within five seconds (ADR 0031).
 */
export async function saveApiKey(tx: Tx, before: ApiKey, key: ApiKey): Promise<void> {
  const { id, name, scopes, roles, addresses, requestsPerMinute, generation, endedAt, version, updatedAt } = key;
  const { askedBy, approvedBy, waiting } = key;
  await tx.run`
    update api_key set name = ${name}, scopes = ${scopes}, roles = ${roles}, addresses = ${addresses},
      requests_per_minute = ${requestsPerMinute}, generation = ${generation}, ended_at = ${endedAt}, version = ${version},
      updated_at = ${updatedAt}, asked_by = ${askedBy}, approved_by = ${approvedBy}, waiting = ${waiting}
    where id = ${id}`;
  await endTokens(tx, before.generation);
}

type NewSecret = { apiKeyId: string; digest: string; prefix: string; now: Date };

export async function insertSecret(tx: Tx, { apiKeyId, digest, prefix, now }: NewSecret): Promise<void> {
  await tx.run`
    insert into api_key_secret (digest, api_key_id, prefix, created_at) values (${digest}, ${apiKeyId}, ${prefix}, ${now})`;
}

/**
 * Lets the present secret expire in `overlapHours`, and an even earlier one at once. Returns the prefix of the present
 * secret. Truncates to milliseconds, which the column holds, because a time that was rounded up would be in the future.
 */
export async function retireSecrets(tx: Tx, apiKeyId: string, overlapHours: number): Promise<string | undefined> {
  await tx.run`
    update api_key_secret set ends_at = date_trunc('milliseconds', now()) where api_key_id = ${apiKeyId} and ends_at > now()`;
  const present = await tx.maybe<{ prefix: string }>`
    update api_key_secret
    set ends_at = date_trunc('milliseconds', now()) + make_interval(hours => ${overlapHours}::int)
    where api_key_id = ${apiKeyId} and ends_at is null returning prefix`;
  return present?.prefix;
}

/** Returns the secrets of a key that are still valid, newest first. */
export const findSecrets = (tx: Tx, apiKeyId: string): Promise<ApiKeySecret[]> =>
  tx.many<ApiKeySecret>`
    select prefix, created_at, ends_at, last_used_at from api_key_secret
    where api_key_id = ${apiKeyId} and (ends_at is null or ends_at > now()) order by created_at desc`;

export type PresentedKey = Pick<
  ApiKey,
  'id' | 'scopes' | 'roles' | 'addresses' | 'requestsPerMinute' | 'generation' | 'waiting'
> & {
  /** Is true if the API key was ended, or if the key or this secret of the key has expired. */
  over: boolean;
  /** Holds the seconds for which the presented secret is still valid. */
  secondsLeft: number;
  /** Is true if the last use of the secret was recorded more than a minute ago, or never. */
  useIsNews: boolean;
};

/** Returns the API key to which a presented secret belongs. Returns undefined if no secret has this digest. */
export async function readPresented(read: Read, digest: string): Promise<PresentedKey | undefined> {
  const [found] = await read<PresentedKey>(Prisma.sql`
    select k.id, k.scopes, k.roles, k.addresses, k.requests_per_minute as "requestsPerMinute", k.generation, k.waiting,
      k.ended_at is not null or least(k.expires_at, s.ends_at) <= now() as over,
      extract(epoch from least(k.expires_at, s.ends_at) - now())::float8 as "secondsLeft",
      coalesce(s.last_used_at < now() - interval '1 minute', true) as "useIsNews"
    from api_key_secret s join api_key k on k.id = s.api_key_id where s.digest = ${digest}`);
  return found;
}

/** Records that the secret was used. Writes at most once a minute, for all uses by all gateways. */
export async function noteUse(aside: Aside, digest: string): Promise<void> {
  await aside(Prisma.sql`
    update api_key_secret set last_used_at = now()
    where digest = ${digest} and coalesce(last_used_at < now() - interval '1 minute', true)`);
}
