/** Decides the state of a presented refresh token, and the refusal if the token is not live. */
import { createHash, randomBytes } from 'node:crypto';
import type { BusinessError } from '@toric/contracts/kernel/business-error';
import {
  AUTH_REFRESH_RACED,
  AUTH_REFRESH_REUSED,
  AUTH_SESSION_ENDED,
} from '@toric/contracts/customer/accounts/session.errors';

export const IDLE_DAYS = 30;
/**
 * Holds the seconds within which a second use of a token counts as a race, because two tabs of one browser may refresh
 * at the same moment. A later second use counts as theft.
 */
export const RACE_SECONDS = 5;

/** Describes a refresh token that is stored in the database. Its ages are measured by the clock of the database. */
export type PresentedToken = {
  sessionId: string;
  revoked: boolean;
  /** Holds the seconds since the token was exchanged for the next one. Null means that the token was not used yet. */
  rotatedSecondsAgo: number | null;
  idleDays: number;
};
export type TokenState = 'live' | 'ended' | 'raced' | 'reused';

export function stateOf(token: PresentedToken | undefined): TokenState {
  if (!token) return 'ended';
  if (token.rotatedSecondsAgo !== null) return token.rotatedSecondsAgo <= RACE_SECONDS ? 'raced' : 'reused';
  return token.revoked || token.idleDays >= IDLE_DAYS ? 'ended' : 'live';
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
