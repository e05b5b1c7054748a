import { REQUEST_TOO_MANY } from '@toric/contracts/kernel/request.errors';
import type { Request, Response } from 'express';
import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';

/**
 * Counts one request of `key` and sets the headers with the number of requests that are left. Throws a refusal with
 * status 429 if none was left.
 */
export async function countRequest(
  limiter: RateLimiterAbstract,
  policy: string,
  key: string,
  response: Pick<Response, 'set'>,
): Promise<void> {
  // the limiter rejects a request over the limit; `remainingPoints` has no meaning if it rejected from its memory
  const { refused, state } = await limiter.consume(key).then(
    (counted) => ({ refused: false, state: counted }),
    (rejected: unknown) => {
      if (!(rejected instanceof RateLimiterRes)) throw rejected;
      return { refused: true, state: rejected };
    },
  );
  const seconds = Math.ceil(state.msBeforeNext / 1_000);
  response.set('RateLimit-Policy', `"${policy}";q=${limiter.points};w=${limiter.duration}`);
  response.set('RateLimit', `"${policy}";r=${refused ? 0 : state.remainingPoints};t=${seconds}`);
  if (!refused) return;
  response.set('Retry-After', String(seconds));
  throw REQUEST_TOO_MANY({ limit: limiter.points, window: limiter.duration, seconds });
}

export const addressOf = (request: Request): string => request.ip ?? 'unknown';
