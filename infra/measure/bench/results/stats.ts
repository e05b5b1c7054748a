/** Computes the statistics of the bench. It uses no means, because a mean hides the slow requests. */

const ascending = (values: readonly number[]) => [...values].sort((a, b) => a - b);

/** Returns the percentile by nearest rank, which is always a measured value. Returns 0 for an empty list. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = ascending(values);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/**
 * Returns the middle value. For an even number of values, it is the mean of the two middle values. Returns 0 for an
 * empty list.
 */
export function median(values: readonly number[]): number {
  const sorted = ascending(values);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? 0 : (low + high) / 2;
}

/** Returns the rate of two steps in series, whose times add up. `a` and `b` are the rates of the steps per second. */
export const rateInSeries = (a: number, b: number): number => (a > 0 && b > 0 ? 1 / (1 / a + 1 / b) : 0);
