import { createHash } from 'node:crypto';
import { IDEMPOTENCY_IN_FLIGHT, IDEMPOTENCY_KEY_REUSED } from '@toric/contracts/kernel/request.errors';
import { json, type Tx } from '@toric/messaging/sql';
import type { Vault } from '../data/vault.ts';

export type StoredReply = { status: number; body: unknown; etag: string | null };
/**
 * Identifies a request by its caller and its idempotency key. With a `vault`, replies are stored encrypted (sealed),
 * because they contain medical or personal values.
 */
export type IdempotencyKey = { caller: string; key: string; requestHash: string; vault: Vault | undefined };

const contextOf = ({ caller, key }: IdempotencyKey) => `idempotent_reply/${caller}/${key}`;

/**
 * Returns a digest of the request, to recognise a repeat. With a vault the digest is keyed: a prescription has so few
 * possible values that a plain digest could be reversed by trying all of them.
 */
export function hashOf(request: unknown, vault: Vault | undefined): string {
  const text = JSON.stringify(request);
  return vault ? vault.blindIndex('idempotent request', text) : createHash('sha256').update(text).digest('base64url');
}

/**
 * Takes an advisory lock on the key until the commit, and returns the saved reply if this caller has sent this key
 * before. Throws if another request with the key is running, or if the key was sent with other content. A refused
 * request saves no reply, so its repeat is decided again and answered in the language of the repeat.
 */
export async function claimKey(tx: Tx, idempotency: IdempotencyKey): Promise<StoredReply | undefined> {
  const { caller, key, requestHash, vault } = idempotency;
  const [{ locked }, saved] = await Promise.all([
    tx.one<{ locked: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${`${caller} ${key}`}, 0)) as locked`,
    tx.maybe<StoredReply & { requestHash: string }>`
      select status, body, etag, request_hash from idempotent_reply where caller = ${caller} and key = ${key}`,
  ]);
  if (!locked) throw IDEMPOTENCY_IN_FLIGHT();
  if (saved && saved.requestHash !== requestHash) throw IDEMPOTENCY_KEY_REUSED();
  if (!saved || !vault || typeof saved.body !== 'string') return saved;
  return { ...saved, body: JSON.parse(vault.openShared(contextOf(idempotency), saved.body)) };
}

export function saveReply(tx: Tx, idempotency: IdempotencyKey, { status, body, etag }: StoredReply): void {
  const { caller, key, requestHash, vault } = idempotency;
  const stored = vault ? vault.sealShared(contextOf(idempotency), JSON.stringify(body)) : body;
  tx.write`
    insert into idempotent_reply (caller, key, request_hash, status, body, etag)
    values (${caller}, ${key}, ${requestHash}, ${status}, ${json(stored)}, ${etag})`;
}
