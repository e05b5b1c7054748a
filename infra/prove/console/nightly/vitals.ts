/**
 * Measures pages by the figures of the browser itself: largest paint, layout shift, and the time to the paint after an
 * interaction.
 */
import type { Tab } from '../browser/tab.ts';

export type Vitals = {
  /** States the time of the largest paint, in milliseconds after the request of the page. */
  readonly largestPaint: number;
  /** States the sum of all layout shifts of the page. */
  readonly shift: number;
  /** Lists the durations of all interactions that took 16 milliseconds or more. */
  readonly interactions: readonly number[];
};

/** Collects the measurements of a page. This source text runs in the page before the scripts of the page. */
const OBSERVE = `{
  const vitals = { largestPaint: 0, shift: 0, byInteraction: {} };
  const watch = (type, take, more = {}) => new PerformanceObserver((list) => list.getEntries().forEach(take))
    .observe({ type, buffered: true, ...more });
  watch('largest-contentful-paint', ({ startTime }) => (vitals.largestPaint = startTime));
  watch('layout-shift', ({ value, hadRecentInput }) => (vitals.shift += hadRecentInput ? 0 : value));
  watch('event', ({ interactionId, duration }) => {
    if (interactionId) vitals.byInteraction[interactionId] = Math.max(duration, vitals.byInteraction[interactionId] ?? 0);
  }, { durationThreshold: 16 });
  globalThis.toricVitals = () => ({
    ...{ largestPaint: Math.round(vitals.largestPaint), shift: vitals.shift },
    interactions: Object.values(vitals.byInteraction),
  });
}`;

/** Makes a tab measure the pages that it opens after this call. Each page is loaded without the cache. */
export async function observe(tab: Tab): Promise<void> {
  await tab.command('Page.addScriptToEvaluateOnNewDocument', { source: OBSERVE });
  await tab.command('Network.setCacheDisabled', { cacheDisabled: true });
}

/** Slows down the processor of a tab by the given factor. */
export const slowDown = (tab: Tab, times: number): Promise<unknown> =>
  tab.command('Emulation.setCPUThrottlingRate', { rate: times });

export const vitalsOf = (tab: Tab): Promise<Vitals> => tab.evaluate<Vitals>('toricVitals()');

/** Returns the value that this share of the values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
