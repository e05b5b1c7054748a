import type pg from 'pg';
import { RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';

const MINUTE = 60;

/** Attempts at secrets are counted in Postgres, over all instances; a caller over its limit is blocked from memory. */
export function sharedLimiter(pool: pg.Pool, points: number) {
  return new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix: 'sensitive',
    points,
    duration: MINUTE,
    inMemoryBlockOnConsumed: points,
    // the database away: counted by this instance alone, rather than not at all
    insuranceLimiter: new RateLimiterMemory({ keyPrefix: 'sensitive', points, duration: MINUTE }),
  });
}

/** Ordinary requests are counted by each instance alone: a shared count would cost every request a round trip. */
export const ownLimiter = (points: number) =>
  new RateLimiterMemory({ keyPrefix: 'requests', points, duration: MINUTE });
