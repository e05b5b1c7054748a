import type pg from 'pg';
import { RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';

const WINDOW_SECONDS = 60;

/**
 * Counts sensitive requests, such as sign-ins, over all instances in PostgreSQL. An instance remembers a caller who is
 * over the limit, and refuses further requests without asking the database.
 */
export function sharedLimiter(pool: pg.Pool, points: number) {
  return new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix: 'sensitive',
    points,
    duration: WINDOW_SECONDS,
    inMemoryBlockOnConsumed: points,
    // if the database does not answer, each instance counts alone, which is better than no count
    insuranceLimiter: new RateLimiterMemory({ keyPrefix: 'sensitive', points, duration: WINDOW_SECONDS }),
  });
}

/**
 * Counts ordinary requests in the memory of each instance. A shared count would cost a round trip to the database for
 * every request.
 */
export const ownLimiter = (points: number) =>
  new RateLimiterMemory({ keyPrefix: 'requests', points, duration: WINDOW_SECONDS });

/**
 * Returns the counters of API keys in the memory of each instance. Keys with the same limit share one counter object.
 */
export function keyLimiters(): (requestsPerMinute: number) => RateLimiterMemory {
  const limiters = new Map<number, RateLimiterMemory>();
  return (requestsPerMinute) => {
    const limiter = limiters.get(requestsPerMinute) ?? ownLimiter(requestsPerMinute);
    limiters.set(requestsPerMinute, limiter);
    return limiter;
  };
}
