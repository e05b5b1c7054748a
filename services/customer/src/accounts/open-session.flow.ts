import type { Vault } from '@toric/chassis/data/vault';
import type { SessionView } from '@toric/contracts/customer/accounts/session.http';
import { SendMessage } from '@toric/contracts/customer/events';
import type { Actor } from '@toric/contracts/kernel/access';
import type { Message } from '@toric/contracts/kernel/message';
import type { Tx } from '@toric/messaging/sql';
import { findKeyrings } from '../data-key.store.ts';
import { ACCESS_SECONDS, type SignAccessToken } from './access-token.ts';
import { lockActor } from './account.store.ts';
import type { Origin } from './device.ts';
import { hasFactor } from './factor.store.ts';
import { isNewDevice } from './guards/known-device.store.ts';
import { recordEvent } from './security-log.store.ts';
import { newRefreshToken, refreshHash } from './session.ts';
import { openSession, proveFactor } from './session.store.ts';
import { sessionView } from './session.view.ts';

export type SessionMeans = { vault: Vault; signToken: SignAccessToken };
type Context = SessionMeans & { tx: Tx; now: Date; newId: () => string };
/** Describes a person whose identity is proved. `proved` means that she has also just proved her second factor. */
type Opened = { accountId: string; origin: Origin; proved?: boolean };

/**
 * Returns the actor of an access token, with its current roles. Staff without a second factor get a scope in which they
 * can only set one up.
 */
export async function findTokenActor(tx: Tx, accountId: string, factorAt: Date | null | undefined): Promise<Actor> {
  const actor = await lockActor(tx, accountId);
  const isProvable = actor.kind === 'staff' || factorAt ? await hasFactor(tx, accountId) : false;
  if (actor.kind === 'staff' && !isProvable) return { ...actor, scope: 'enrolment' };
  // without a factor nobody could prove one again, so an earlier proof is forgotten
  return factorAt && isProvable ? { ...actor, factorAt: Math.floor(factorAt.getTime() / 1000) } : actor;
}

/**
 * Opens a session for a person who has proved her identity, and records the sign-in. The messages inform her of a
 * device that is new to her account.
 */
export async function openSessionFor(
  { vault, signToken, tx, now, newId }: Context,
  { accountId, origin, proved = false }: Opened,
): Promise<{ view: SessionView; messages: Message[] }> {
  const [sessionId, refreshToken] = [newId(), newRefreshToken()];
  const factorAt = proved ? realTime() : undefined;
  const actor = await findTokenActor(tx, accountId, factorAt);
  const keys = (await findKeyrings(tx, vault, [accountId]))(accountId);
  await openSession(tx, keys, { id: sessionId, accountId, hash: refreshHash(refreshToken), origin, factorAt });
  await recordEvent(tx, vault, { id: newId(), accountId, kind: 'signed-in', origin, at: now });
  const notice = { template: 'new-device', values: {} } as const;
  const isNews = await isNewDevice(tx, vault, accountId, origin);
  return {
    view: sessionView(actor, await signToken(actor, sessionId), refreshToken),
    messages: isNews ? [SendMessage({ causeId: sessionId, personId: accountId, notice })] : [],
  };
}

type Proved = Pick<Context, 'tx' | 'signToken'>;

/**
 * Returns the time of the machine. Proofs of factors are compared with it, like access tokens, and not with the test
 * clock.
 */
const realTime = () => new Date();

/**
 * Returns a new access token of the session. It holds the present time as the time of the proof of the second factor.
 */
export async function freshToken({ tx, signToken }: Proved, { id, sessionId = '' }: Actor) {
  const provedAt = realTime();
  await proveFactor(tx, sessionId, provedAt);
  const accessToken = await signToken(await findTokenActor(tx, id, provedAt), sessionId);
  return { accessToken, tokenType: 'Bearer' as const, expiresIn: ACCESS_SECONDS };
}
