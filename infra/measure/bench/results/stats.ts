// The few statistics that the bench speaks in. Nothing is averaged: means hide what users feel.

const ascending = (values: readonly number[]) => [...values].sort((a, b) => a - b);

/** Nearest rank: a value that did occur. 0 when nothing did. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = ascending(values);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** Of an even number, the mean of the two in the middle. 0 of none. */
export function median(values: readonly number[]): number {
  const sorted = ascending(values);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? 0 : (low + high) / 2;
}

/**
 * What a thing takes that consists of two, one after the other: their times are added. `a` and `b` are per second, of
 * whole orders.
 */
export const oneAfterTheOther = (a: number, b: number): number => (a > 0 && b > 0 ? 1 / (1 / a + 1 / b) : 0);
