// Lines that are compared are measured in turns, repeat by repeat: what the machine does meanwhile meets all of them.
import type { Figures, Load } from '../results/run.ts';
import { written } from '../results/table.ts';

export type Line = { what: string; clients: number; run: () => Promise<Figures> };

export async function inTurns(
  lines: readonly Line[],
  { repeats, say }: { repeats: number; say: (line: string) => void },
): Promise<Load[]> {
  const loads = lines.map(({ what, clients, run }) => ({ what, clients, run, figures: [] as Figures[] }));
  for (let repeat = 1; repeat <= repeats; repeat++)
    for (const { what, clients, run, figures } of loads) {
      const found = await run();
      figures.push(found);
      const rate = `${written(found.perSecond)}/s, p50 ${written(found.p50)} ms, p99 ${written(found.p99)} ms`;
      say(`  ${repeat}/${repeats}  ${what}, ${clients}: ${rate}${found.failed > 0 ? `, ${found.failed} FAILED` : ''}`);
    }
  return loads.map(({ what, clients, figures }) => ({ what, clients, repeats: figures }));
}
