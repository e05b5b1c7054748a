// Provides helpers that all parts of the seeding share: the clients, idempotency keys, bounded concurrency and progress
// lines.
import type { Client } from '@toric/client/client';
import { ProblemError } from '@toric/client/problem-error';

export type Log = (line: string) => void;
export type ServiceUrls = Readonly<Record<'customer' | 'catalog-inventory' | 'marketing' | 'order', string>>;
export type SeedContext = {
  readonly customer: Client;
  readonly catalogue: Client;
  readonly marketing: Client;
  readonly order: Client;
  /** Names the day (YYYY-MM-DD) on which the shop is filled. Other dates are relative to it. */
  readonly today: string;
  readonly samplePassword: string;
  readonly log: Log;
};

/**
 * Returns an idempotency key that is the same for all runs of one day. So an interrupted run can be started again, and
 * its requests are not executed twice.
 */
export const idempotencyKeyFor = ({ today }: Pick<SeedContext, 'today'>, ...name: readonly string[]) =>
  ['sample-shop', today, ...name].join('.');

/**
 * Does the work and returns its result. Returns undefined if the API refuses it with a slug in `doneBefore`, because an
 * earlier run has then done the work.
 */
export async function unlessDone<T>(doneBefore: readonly string[], work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProblemError && doneBefore.includes(error.slug)) return undefined;
    throw error;
  }
}

const LOG_EVERY_MS = 3_000;

/**
 * Calls the function for the items in order, `atOnce` items at a time, and logs the progress. Rejects at the first
 * failure.
 */
export async function forEachConcurrently<T>(
  items: readonly T[],
  { atOnce, what, log }: { atOnce: number; what: string; log: Log },
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  let done = 0;
  let loggedAt = Date.now();
  async function worker(): Promise<void> {
    for (const item of waiting) {
      await work(item);
      done += 1;
      if (done === items.length || Date.now() - loggedAt < LOG_EVERY_MS) continue;
      loggedAt = Date.now();
      log(`${what}: ${done} of ${items.length}`);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker));
  log(`${what}: ${items.length}`);
}
