/** Sessions and their refresh tokens. All times come from the clock of the database. */
import { TOKEN_LIFE_SECONDS } from '@toric/chassis/access/ended-sessions';
import type { Aside } from '@toric/chassis/http/endpoint';
import type { Tx } from '@toric/messaging/sql';
import { Prisma } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { IDLE_DAYS, type PresentedToken } from './session.ts';

/**
 * Opens a session with its first refresh token. Deletes the account's sessions that were idle for `IDLE_DAYS`, and the
 * sessions that were revoked more than a day ago.
 */
export async function openSession(tx: Tx, session: { id: string; accountId: string; hash: string }): Promise<void> {
  const { id, accountId, hash } = session;
  await tx.run`insert into session (id, account_id) values (${id}, ${accountId})`;
  await tx.run`insert into refresh_token (hash, session_id) values (${hash}, ${id})`;
  await tx.run`
    delete from session where account_id = ${accountId}
      and (last_used_at < now() - make_interval(days => ${IDLE_DAYS}) or revoked_at < now() - interval '1 day')`;
}

export async function readToken(db: Reader, hash: string): Promise<PresentedToken | undefined> {
  const rows = await db.$queryRaw<PresentedToken[]>`
    select s.id as "sessionId", s.revoked_at is not null as revoked,
      extract(epoch from now() - t.rotated_at)::float8 as "rotatedSecondsAgo",
      (extract(epoch from now() - s.last_used_at) / 86400)::float8 as "idleDays"
    from refresh_token t join session s on s.id = t.session_id where t.hash = ${hash}`;
  return rows[0];
}

type Rotated = { sessionId: string; accountId: string };

/**
 * Replaces the token by the next one of its session, and returns the session and its account. Compare-and-set: of concurrent calls
 * with one token exactly one succeeds. The other calls return undefined, as does a call for a revoked session.
 */
export async function rotateToken(tx: Tx, from: string, to: string): Promise<Rotated | undefined> {
  const rotated = await tx.maybe<Rotated>`
    with rotated as (
      update refresh_token set rotated_at = now() where hash = ${from} and rotated_at is null returning session_id
    )
    update session s set last_used_at = now() from rotated
    where s.id = rotated.session_id and s.revoked_at is null
    returning s.id as session_id, s.account_id`;
  if (!rotated) return undefined;
  await tx.run`insert into refresh_token (hash, session_id) values (${to}, ${rotated.sessionId})`;
  await tx.run`
    delete from refresh_token where session_id = ${rotated.sessionId} and rotated_at < now() - make_interval(days => ${IDLE_DAYS})`;
  return rotated;
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
      update session set revoked_at = now() where id = ${sessionId}::uuid and revoked_at is null
      returning id, last_used_at
    )
    insert into access.ended_session (session_id)
    select id from ended where last_used_at > now() - make_interval(secs => ${TOKEN_LIFE_SECONDS})
    on conflict do nothing`);
}

/**
 * Revokes the session of the refresh token and the session of the access token. Does nothing to a session of another
 * account.
 */
export async function revokeSessionsOf(
  tx: Tx,
  accountId: string,
  given: { hash: string; sessionId: string | undefined },
): Promise<void> {
  await tx.run`
    with ended as (
      update session s set revoked_at = now()
      where s.id in (
          select t.session_id from refresh_token t where t.hash = ${given.hash}
          union all select ${given.sessionId ?? null}::uuid)
        and s.account_id = ${accountId} and s.revoked_at is null
      returning s.id, s.last_used_at
    )
    insert into access.ended_session (session_id)
    select id from ended where last_used_at > now() - make_interval(secs => ${TOKEN_LIFE_SECONDS})
    on conflict do nothing`;
  await forgetOldEnds(tx);
}

export async function revokeAllSessions(tx: Tx, accountId: string): Promise<void> {
  await tx.run`
    with ended as (
      update session set revoked_at = now() where account_id = ${accountId} and revoked_at is null
      returning id, last_used_at
    )
    insert into access.ended_session (session_id)
    select id from ended where last_used_at > now() - make_interval(secs => ${TOKEN_LIFE_SECONDS})
    on conflict do nothing`;
}

/** Deletes up to a hundred ended sessions whose access tokens have all expired. */
async function forgetOldEnds(tx: Tx): Promise<void> {
  await tx.run`
    delete from access.ended_session where session_id in (
      select session_id from access.ended_session
      where ended_at < now() - make_interval(secs => ${2 * TOKEN_LIFE_SECONDS}) order by ended_at limit 100
      for update skip locked)`;
}
