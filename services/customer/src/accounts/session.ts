/** Sessions: what a presented refresh token is worth, and what is said when it is worth nothing. */
import { createHash, randomBytes } from 'node:crypto';
import type { BusinessError } from '@toric/contracts/kernel/business-error';
import {
  AUTH_REFRESH_RACED,
  AUTH_REFRESH_REUSED,
  AUTH_SESSION_ENDED,
} from '@toric/contracts/customer/accounts/session.errors';

export const IDLE_DAYS = 30;
/** Tabs of one browser refresh at the same moment: within this time a used token is a race, later it is a theft. */
export const RACE_SECONDS = 5;

/** Ages by the database's clock; null: not rotated, not revoked. */
export type PresentedToken = {
  sessionId: string;
  revoked: boolean;
  rotatedSecondsAgo: number | null;
  idleDays: number;
};
export type TokenFate = 'live' | 'ended' | 'raced' | 'reused';

export function fateOf(token: PresentedToken | undefined): TokenFate {
  if (!token) return 'ended';
  if (token.rotatedSecondsAgo !== null) return token.rotatedSecondsAgo <= RACE_SECONDS ? 'raced' : 'reused';
  return token.revoked || token.idleDays >= IDLE_DAYS ? 'ended' : 'live';
}

export const newRefreshToken = (): string => randomBytes(32).toString('base64url');
/** Stored instead of the token, which is too long to be guessed back from it. */
export const refreshHash = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** What is said of a token that is not live. */
export const REFUSALS: Readonly<Record<Exclude<TokenFate, 'live'>, () => BusinessError>> = {
  ended: AUTH_SESSION_ENDED,
  raced: AUTH_REFRESH_RACED,
  reused: AUTH_REFRESH_REUSED,
};
