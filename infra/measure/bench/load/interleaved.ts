import type { Figures, Load } from '../results/run.ts';
import { formatNumber } from '../results/table.ts';

/** Describes a workload that is measured repeatedly, such as orders of 8 clients. */
export type Workload = { what: string; clients: number; run: () => Promise<Figures> };

/**
 * Measures the workloads interleaved, repeat by repeat, so that a change of the machine's pace affects all of them.
 * Every second repeat runs in reverse order, so that no workload always follows the same one.
 */
export async function runInterleaved(
  workloads: readonly Workload[],
  { repeats, say }: { repeats: number; say: (line: string) => void },
): Promise<Load[]> {
  const loads = workloads.map(({ what, clients, run }) => ({ what, clients, run, figures: [] as Figures[] }));
  for (let repeat = 1; repeat <= repeats; repeat++)
    for (const { what, clients, run, figures } of repeat % 2 === 1 ? loads : loads.toReversed()) {
      const result = await run();
      figures.push(result);
      const [rate, p50, p99] = [result.perSecond, result.p50, result.p99].map(formatNumber);
      const failed = result.failed > 0 ? `, ${result.failed} FAILED` : '';
      say(`  ${repeat}/${repeats}  ${what}, ${clients}: ${rate}/s, p50 ${p50} ms, p99 ${p99} ms${failed}`);
    }
  return loads.map(({ what, clients, figures }) => ({ what, clients, repeats: figures }));
}
