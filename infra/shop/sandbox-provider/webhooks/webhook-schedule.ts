// Defines the retry schedule of webhooks, and shuffles events.
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const EARLY = [SECOND, 5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE];
const RETRY_DELAYS = EARLY.concat(HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 12 * HOUR, 20 * HOUR, 24 * HOUR);

/** Returns the delay in ms before the next delivery attempt. Returns undefined after three days of failed attempts. */
export function retryDelay(failedAttempts: number): number | undefined {
  return RETRY_DELAYS[failedAttempts - 1];
}

/** Returns the items in random order. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
