import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type TestStack, testStack } from '@toric/infra/prove/testing/test-stack';
import { type Database, openDatabase } from '@toric/messaging/database';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { ownLimiter, sharedLimiter } from '../src/edge/rate-limit.store.ts';
import { countRequest } from '../src/edge/rate-limit.ts';

let stack: TestStack;
let database: Database;

beforeAll(async () => {
  stack = await testStack();
  database = openDatabase({ url: stack.databaseUrl('gateway'), poolSize: 4, name: 'gateway' });
}, 60_000);
afterAll(async () => {
  await database?.close();
  await stack?.stop();
});

/**
 * Sends `count` requests, to the limiters in turn. Returns the number of counted and of refused requests, and the
 * latest headers.
 */
async function requests(limiters: readonly RateLimiterAbstract[], count: number, key: string) {
  const headers = new Map<string, string>();
  // the limiter calls only `set`
  const response = { set: (name: string, value: string) => headers.set(name, value) } as never;
  const results: string[] = [];
  for (let at = 0; at < count; at++) {
    const limiter = limiters[at % limiters.length] ?? ownLimiter(1);
    results.push(
      await countRequest(limiter, 'sensitive', key, response).then(
        () => 'counted',
        (error: { slug?: string }) => error.slug ?? 'broken',
      ),
    );
  }
  return {
    counted: results.filter((result) => result === 'counted').length,
    refused: results.filter((result) => result === 'request.too-many').length,
    headers,
  };
}

test('sensitive requests are counted over all instances and refused until the window ends', async () => {
  const instances = [sharedLimiter(database.pool, 5), sharedLimiter(database.pool, 5), sharedLimiter(database.pool, 5)];
  const { counted, refused, headers } = await requests(instances, 30, '192.0.2.1');
  expect([counted, refused]).toEqual([5, 25]);
  expect(headers.get('RateLimit')).toMatch(/^"sensitive";r=0;t=\d+$/);
  expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0);
  expect((await requests(instances, 1, '192.0.2.2')).counted).toBe(1);
});

test('each instance counts ordinary requests, and the headers tell how many are left', async () => {
  const { counted, refused, headers } = await requests([ownLimiter(3)], 2, 'caller');
  expect([counted, refused, headers.get('RateLimit-Policy')]).toEqual([2, 0, '"sensitive";q=3;w=60']);
  expect(headers.get('RateLimit')).toMatch(/;r=1;/);
});
