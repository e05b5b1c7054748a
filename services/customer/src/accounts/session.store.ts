/**
 * Reads and writes sessions and their refresh tokens. All times are the real time of the database, even if a test clock
 * is ahead (ADR 0065).
 */
import { TOKEN_LIFE_SECONDS } from '@toric/chassis/access/ended-sessions';
import { type Cursor, pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import type { Aside } from '@toric/chassis/http/endpoint';
import { RequestOrigin } from '@toric/contracts/customer/accounts/account.http';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Tx } from '@toric/messaging/sql';
import { readKeyrings } from '../data-key.store.ts';
import { Prisma } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { sealedColumn } from '../sealed-column.ts';
import { type AccountKind, KEPT_DAYS, type PresentedToken, SESSION_DAYS } from './session.ts';

const origins = sealedColumn('session', RequestOrigin);

type NewSession = { id: string; accountId: string; hash: string; origin: RequestOrigin; factorAt: Date | undefined };

/**
 * Opens a session with its first refresh token. Deletes the account's sessions that began more than `KEPT_DAYS` ago, and
 * the sessions that were revoked more than a day ago.
 */
export async function openSession(tx: Tx, keys: Keyring, session: NewSession): Promise<void> {
  const { id, accountId, hash, origin, factorAt = null } = session;
  await tx.run`
    insert into session (id, account_id, sealed, factor_at)
    values (${id}, ${accountId}, ${origins.seal(keys, id, origin)}, ${factorAt})`;
  await tx.run`insert into refresh_token (hash, session_id) values (${hash}, ${id})`;
  await tx.run`
    delete from session where account_id = ${accountId}
      and (created_at < transaction_timestamp() - make_interval(days => ${KEPT_DAYS}) or revoked_at < transaction_timestamp() - interval '1 day')`;
}

export async function readToken(db: Reader, hash: string): Promise<PresentedToken | undefined> {
  const rows = await db.$queryRaw<PresentedToken[]>`
    select s.id as "sessionId", s.revoked_at is not null as revoked,
      extract(epoch from transaction_timestamp() - t.rotated_at)::float8 as "rotatedSecondsAgo",
      (extract(epoch from transaction_timestamp() - s.last_used_at) / 86400)::float8 as "idleDays",
      (extract(epoch from transaction_timestamp() - s.created_at) / 86400)::float8 as "ageDays", a.kind
    from refresh_token t join session s on s.id = t.session_id join account a on a.id = s.account_id where t.hash = ${hash}`;
  return rows[0];
}

type Rotated = { sessionId: string; accountId: string; factorAt: Date | null };

/**
 * Replaces the token by the next one of its session, and returns the session and its account. Works as compare-and-set:
 * of concurrent calls with one token, exactly one succeeds. The other calls return undefined. A call for a revoked
 * session also returns undefined.
 */
export async function rotateToken(tx: Tx, from: string, to: string): Promise<Rotated | undefined> {
  const rotated = await tx.maybe<Rotated>`
    with rotated as (
      update refresh_token set rotated_at = transaction_timestamp() where hash = ${from} and rotated_at is null returning session_id
    )
    update session s set last_used_at = transaction_timestamp() from rotated
    where s.id = rotated.session_id and s.revoked_at is null
    returning s.id as session_id, s.account_id, s.factor_at`;
  if (!rotated) return undefined;
  await tx.run`insert into refresh_token (hash, session_id) values (${to}, ${rotated.sessionId})`;
  await tx.run`
    delete from refresh_token where session_id = ${rotated.sessionId} and rotated_at < transaction_timestamp() - make_interval(days => ${KEPT_DAYS})`;
  return rotated;
}

/** Stores in the session when the person proved her second factor, so that a refresh keeps the time. */
export async function proveFactor(tx: Tx, sessionId: string, provedAt: Date): Promise<void> {
  await tx.run`update session set factor_at = ${provedAt} where id = ${sessionId}`;
}

/*
 * Each of the following functions ends sessions in one statement with two writes. The session is revoked, so that its
 * refresh token ends. Its id is also added to the list that all processes follow, so that its access tokens end
 * (ADR 0031). A session that was idle for longer than a token lives has no living token, so it is not listed.
 */

/**
 * Revokes the session of a reused token. The statement commits before the transaction of the request, so that the
 * refusal of the request does not undo it.
 */
export async function revokeStolen(aside: Aside, sessionId: string): Promise<void> {
  await aside(Prisma.sql`
    with ended as (
      update session set revoked_at = transaction_timestamp() where id = ${sessionId}::uuid and revoked_at is null
      returning id, last_used_at
    )
    insert into access.ended_session (session_id)
    select id from ended where last_used_at > transaction_timestamp() - make_interval(secs => ${TOKEN_LIFE_SECONDS})
    on conflict do nothing`);
}

/**
 * Revokes the session of the refresh token and the session of the access token. Does not change a session of another
 * account.
 */
export async function revokeSessionsOf(
  tx: Tx,
  accountId: string,
  given: { hash: string; sessionId: string | undefined },
): Promise<void> {
  await tx.run`
    with ended as (
      update session s set revoked_at = transaction_timestamp()
      where s.id in (
          select t.session_id from refresh_token t where t.hash = ${given.hash}
          union all select ${given.sessionId ?? null}::uuid)
        and s.account_id = ${accountId} and s.revoked_at is null
      returning s.id, s.last_used_at
    )
    insert into access.ended_session (session_id)
    select id from ended where last_used_at > transaction_timestamp() - make_interval(secs => ${TOKEN_LIFE_SECONDS})
    on conflict do nothing`;
  await forgetOldEnds(tx);
}

export async function revokeAllSessions(tx: Tx, accountId: string): Promise<void> {
  await tx.run`
    with ended as (
      update session set revoked_at = transaction_timestamp() where account_id = ${accountId} and revoked_at is null
      returning id, last_used_at
    )
    insert into access.ended_session (session_id)
    select id from ended where last_used_at > transaction_timestamp() - make_interval(secs => ${TOKEN_LIFE_SECONDS})
    on conflict do nothing`;
}

/** Revokes one session of the account and returns true. Returns false if the account has no such live session. */
export async function revokeSession(tx: Tx, accountId: string, sessionId: string): Promise<boolean> {
  return (await revokeWhere(tx, accountId, { only: sessionId, except: null })) === 1;
}

/** Revokes all sessions of the account except one. Returns the number of revoked sessions. */
export const revokeOtherSessions = (tx: Tx, accountId: string, except: string | undefined): Promise<number> =>
  revokeWhere(tx, accountId, { only: null, except: except ?? null });

async function revokeWhere(
  tx: Tx,
  accountId: string,
  { only, except }: { only: string | null; except: string | null },
): Promise<number> {
  const { ended } = await tx.one<{ ended: number }>`
    with ended as (
      update session set revoked_at = transaction_timestamp()
      where account_id = ${accountId} and revoked_at is null and (${only}::uuid is null or id = ${only}::uuid)
        and (${except}::uuid is null or id <> ${except}::uuid)
      returning id, last_used_at
    ), listed as (
      insert into access.ended_session (session_id)
      select id from ended where last_used_at > transaction_timestamp() - make_interval(secs => ${TOKEN_LIFE_SECONDS})
      on conflict do nothing
    )
    select count(*)::int as ended from ended`;
  return ended;
}

/** Ends the access tokens that were issued for an API key under this session id. */
export async function endTokens(tx: Tx, sessionId: string): Promise<void> {
  await tx.run`insert into access.ended_session (session_id) values (${sessionId}) on conflict do nothing`;
  await forgetOldEnds(tx);
}

type Listed = Cursor & { lastUsedAt: Date; readonly origin: RequestOrigin };

/**
 * Returns at most `limit` + 1 live sessions of the account, newest first. The extra session shows that another page
 * follows.
 */
export async function readSessions(
  db: Reader,
  vault: Vault,
  { id: accountId, kind }: { id: string; kind: AccountKind },
  page: PageQuery,
): Promise<PageRows<Listed>> {
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
  const { idle, whole } = SESSION_DAYS[kind];
  const where = { accountId, revokedAt: null, lastUsedAt: { gt: daysAgo(idle) }, createdAt: { gt: daysAgo(whole) } };
  const rows = await db.session.findMany(pageRange(page, where));
  const keys = rows.length > 0 ? (await readKeyrings(db, vault, [accountId]))(accountId) : undefined;
  const sessions = rows.map(({ id, createdAt, lastUsedAt, sealed }) => ({
    ...{ id, createdAt, lastUsedAt },
    get origin() {
      return sealed === null || !keys ? { device: null, network: null } : origins.open(keys, id, sealed);
    },
  }));
  return withTotal(page, sessions, (range) => db.session.count({ where, ...range }));
}

/** Deletes up to a hundred entries about ended sessions whose access tokens have all expired. */
async function forgetOldEnds(tx: Tx): Promise<void> {
  await tx.run`
    delete from access.ended_session where session_id in (
      select session_id from access.ended_session
      where ended_at < transaction_timestamp() - make_interval(secs => ${2 * TOKEN_LIFE_SECONDS}) order by ended_at limit 100
      for update skip locked)`;
}
