// How the bench measures: closed-loop clients, each with one request under way, for a fixed time after a warm-up.

export type Figures = { perSecond: number; p50: number; p99: number; failed: number };

/** `act` gives false when it failed. Times are in milliseconds. */
export async function measure(
  clients: number,
  seconds: number,
  act: (client: number) => Promise<boolean>,
): Promise<Figures> {
  const times: number[] = [];
  let failed = 0;
  const warm = performance.now() + 1_000;
  const end = warm + seconds * 1_000;
  const loop = async (client: number) => {
    while (performance.now() < end) {
      const started = performance.now();
      const ok = await act(client);
      const ended = performance.now();
      if (started < warm || ended > end) continue;
      if (ok) times.push(ended - started);
      else failed += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => loop(client)));
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), failed };
}

export const table = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n');
};
