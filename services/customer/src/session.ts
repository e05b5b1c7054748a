/** Sessions: what a presented refresh token is worth, and what is said when it is worth nothing. */
import { createHash, randomBytes } from 'node:crypto';
import { BusinessError } from '@toric/contracts/business-error';

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

export const wrongCredentials = () =>
  new BusinessError(
    'auth.wrong-credentials',
    'unauthenticated',
    'E-mail or password is wrong. Check both and try again.',
  );

/** Said of unknown e-mails too: it tells nothing about who has an account. */
export const locked = () =>
  new BusinessError(
    'auth.locked',
    'too-many',
    'Too many wrong passwords for this e-mail. Wait some minutes (15 at most), or sign in from where you did before.',
  );

const REFUSALS: Record<Exclude<TokenFate, 'live'>, () => BusinessError> = {
  ended: () => new BusinessError('auth.session-ended', 'unauthenticated', 'The session has ended. Sign in again.'),
  raced: () =>
    new BusinessError(
      'auth.refresh-raced',
      'conflict',
      'Another request refreshed this session at the same moment. Use the tokens that it got.',
    ),
  reused: () =>
    new BusinessError(
      'auth.refresh-reused',
      'unauthenticated',
      'This refresh token was used before, so someone may have copied it: the session is ended for all. Sign in again.',
    ),
};
export const refused = (fate: Exclude<TokenFate, 'live'>): BusinessError => REFUSALS[fate]();
