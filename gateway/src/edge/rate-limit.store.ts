import type pg from 'pg';
import { RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';

const WINDOW_SECONDS = 60;

/** Counts sensitive requests over all instances in PostgreSQL. A caller over the limit is then blocked from memory. */
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
    // without the database each instance counts alone, which is better than no count
    insuranceLimiter: new RateLimiterMemory({ keyPrefix: 'sensitive', points, duration: WINDOW_SECONDS }),
  });
}

/** Each instance counts ordinary requests alone: a shared count would cost a round trip for every request. */
export const ownLimiter = (points: number) =>
  new RateLimiterMemory({ keyPrefix: 'requests', points, duration: WINDOW_SECONDS });
