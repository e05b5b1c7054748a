/** Computes the latencies of requests and compares the latencies of two shops. All functions are pure. */

export type Latency = { readonly asked: number; readonly p50: number; readonly p99: number };
export type Compared = {
  readonly name: string;
  readonly small: Latency;
  readonly large: Latency;
  /**
   * Holds the latencies when each request is sent to the large shop for the first time. The database may then read
   * pages from disk.
   */
  readonly first: Latency;
  readonly rows: readonly [number, number];
  /** Limits the p99 of the large shop, in ms. Without this limit, the ratio of both shops is judged. */
  readonly mostMs?: number | undefined;
};

/** Limits the p99 of the large shop, as a multiple of the p99 of the small shop. */
export const MAX_P99_RATIO = 1.5;

/** Returns the smallest measured time that is not exceeded by this share of the requests. */
export function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export const latencyOf = (times: readonly number[]): Latency => ({
  asked: times.length,
  p50: quantile(times, 0.5),
  p99: quantile(times, 0.99),
});

export const ratioOf = ({ small, large }: Compared): number => large.p99 / small.p99;
export const isWithinBound = (compared: Compared): boolean =>
  compared.mostMs === undefined ? ratioOf(compared) <= MAX_P99_RATIO : compared.large.p99 <= compared.mostMs;
const boundOf = ({ mostMs }: Compared): string => (mostMs === undefined ? '' : ` (≤ ${mostMs} ms)`);

const ms = (value: number) => value.toFixed(1);

/** Returns the comparison as a Markdown table, for RESULTS.md and for the terminal. */
export function tableOf(comparisons: readonly Compared[]): string {
  const head = [
    'request',
    'rows',
    'p50 small',
    'p50 large',
    'p99 small',
    'p99 large',
    'p99 ratio',
    `≤ ${MAX_P99_RATIO}`,
    'p99 large, first request',
  ];
  const rows = comparisons.map((one) => [
    one.name,
    one.rows[0] === one.rows[1] ? String(one.rows[0]) : `${one.rows[0]} / ${one.rows[1]}`,
    ...[one.small.p50, one.large.p50, one.small.p99, one.large.p99].map(ms),
    ratioOf(one).toFixed(2),
    `${isWithinBound(one) ? 'yes' : '**no**'}${boundOf(one)}`,
    ms(one.first.p99),
  ]);
  const ruled = [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows];
  return ruled.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
