/** Decides the state of a presented refresh token, and the refusal if the token is not live. */
import { createHash, randomBytes } from 'node:crypto';
import type { BusinessError } from '@toric/contracts/kernel/business-error';
import {
  AUTH_REFRESH_RACED,
  AUTH_REFRESH_REUSED,
  AUTH_SESSION_ENDED,
} from '@toric/contracts/customer/accounts/session.errors';

export type AccountKind = 'customer' | 'staff';

/**
 * Holds the lives of a session, in days. A session ends when it was not used for `idle` days. It also ends `whole` days
 * after its sign-in, however often it is used. Staff read medical data, so they sign in every day (NIST SP 800-63B,
 * AAL2).
 */
export const SESSION_DAYS: Readonly<Record<AccountKind, { readonly idle: number; readonly whole: number }>> = {
  customer: { idle: 30, whole: 90 },
  staff: { idle: 0.5, whole: 1 },
};
/** Sessions and used refresh tokens are deleted after this number of days, because no session can live longer. */
export const KEPT_DAYS = SESSION_DAYS.customer.whole;
/**
 * If a refresh token is used a second time within this number of seconds, the second use counts as a race, because two
 * tabs of one browser may refresh at the same moment. A later second use counts as theft.
 */
export const RACE_SECONDS = 5;

/** Describes a refresh token as it is stored. Its ages are measured by the clock of the database. */
export type PresentedToken = {
  sessionId: string;
  revoked: boolean;
  /**
   * Holds the seconds since the refresh token was exchanged for the next one. It is null if the token was not used yet.
   */
  rotatedSecondsAgo: number | null;
  kind: AccountKind;
  idleDays: number;
  /** Holds the days since the sign-in that began the session. */
  ageDays: number;
};
export type TokenState = 'live' | 'ended' | 'raced' | 'reused';

export function stateOf(token: PresentedToken | undefined): TokenState {
  if (!token) return 'ended';
  if (token.rotatedSecondsAgo !== null) return token.rotatedSecondsAgo <= RACE_SECONDS ? 'raced' : 'reused';
  const { idle, whole } = SESSION_DAYS[token.kind];
  return token.revoked || token.idleDays >= idle || token.ageDays >= whole ? 'ended' : 'live';
}

export const newRefreshToken = (): string => randomBytes(32).toString('base64url');
/**
 * Returns the hash under which a refresh token is stored. A plain SHA-256 is enough, because nobody can find a token of
 * 256 random bits from its hash.
 */
export const refreshHash = (token: string): string => createHash('sha256').update(token).digest('base64url');

export const REFUSALS: Readonly<Record<Exclude<TokenState, 'live'>, () => BusinessError>> = {
  ended: AUTH_SESSION_ENDED,
  raced: AUTH_REFRESH_RACED,
  reused: AUTH_REFRESH_REUSED,
};
