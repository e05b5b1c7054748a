// How long requests take, and how two shops compare in it. Pure.

export type Latency = { readonly asked: number; readonly p50: number; readonly p99: number };
export type Compared = {
  readonly name: string;
  readonly small: Latency;
  readonly large: Latency;
  /** The large shop, asked for the first time: its pages may be on the disk. */
  readonly first: Latency;
  readonly rows: readonly [number, number];
};

/** The bound: p99 of the large shop over p99 of the small one. */
export const AT_MOST = 1.5;

/** The smallest time that at least this share of the requests stayed within. */
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
export const holds = (compared: Compared): boolean => ratioOf(compared) <= AT_MOST;

const ms = (value: number) => value.toFixed(1);

/** As Markdown: what a reader of RESULTS.md sees, and what the run prints. */
export function tableOf(lines: readonly Compared[]): string {
  const head = [
    'what is asked',
    'rows',
    'p50 small',
    'p50 large',
    'p99 small',
    'p99 large',
    'p99 ratio',
    `≤ ${AT_MOST}`,
    'p99 large, first',
  ];
  const rows = lines.map((line) => [
    line.name,
    line.rows[0] === line.rows[1] ? String(line.rows[0]) : `${line.rows[0]} / ${line.rows[1]}`,
    ...[line.small.p50, line.large.p50, line.small.p99, line.large.p99].map(ms),
    ratioOf(line).toFixed(2),
    holds(line) ? 'yes' : '**no**',
    ms(line.first.p99),
  ]);
  const ruled = [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows];
  return ruled.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
