import { BusinessError } from '@toric/contracts/business-error';
import type { Request, Response } from 'express';
import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';

/** Counts one request of `key`; says how much is left, and refuses with 429 when nothing is. */
export async function countRequest(
  limiter: RateLimiterAbstract,
  policy: string,
  key: string,
  response: Response,
): Promise<void> {
  const state = await limiter.consume(key).catch((refused: unknown) => {
    if (refused instanceof RateLimiterRes) return refused;
    throw refused;
  });
  const seconds = Math.ceil(state.msBeforeNext / 1_000);
  response.set('RateLimit-Policy', `"${policy}";q=${limiter.points};w=${limiter.duration}`);
  response.set('RateLimit', `"${policy}";r=${Math.max(0, state.remainingPoints)};t=${seconds}`);
  if (state.consumedPoints <= limiter.points) return;
  response.set('Retry-After', String(seconds));
  throw new BusinessError(
    'request.too-many',
    'too-many',
    `More than ${limiter.points} requests in ${limiter.duration} seconds. Wait ${seconds} seconds.`,
  );
}

export const addressOf = (request: Request): string => request.ip ?? 'unknown';
