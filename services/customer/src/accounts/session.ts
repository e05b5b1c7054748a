/** Sessions: the state of a presented refresh token, and the refusal if the token is not live. */
import { createHash, randomBytes } from 'node:crypto';
import type { BusinessError } from '@toric/contracts/kernel/business-error';
import {
  AUTH_REFRESH_RACED,
  AUTH_REFRESH_REUSED,
  AUTH_SESSION_ENDED,
} from '@toric/contracts/customer/accounts/session.errors';

export const IDLE_DAYS = 30;
/**
 * Two tabs of one browser may refresh at once with the same token. A second use within these seconds is taken for such
 * a race; a later second use is taken for a theft.
 */
export const RACE_SECONDS = 5;

/** A refresh token on record. The database's clock measures the ages. */
export type PresentedToken = {
  sessionId: string;
  revoked: boolean;
  /** Null means that the token was not yet used. */
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
/** The token is stored as a plain SHA-256: it has 256 random bits, so guessing the token from its hash is hopeless. */
export const refreshHash = (token: string): string => createHash('sha256').update(token).digest('base64url');

export const REFUSALS: Readonly<Record<Exclude<TokenState, 'live'>, () => BusinessError>> = {
  ended: AUTH_SESSION_ENDED,
  raced: AUTH_REFRESH_RACED,
  reused: AUTH_REFRESH_REUSED,
};
