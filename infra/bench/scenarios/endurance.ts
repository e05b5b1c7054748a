// Very many orders in a row: whether throughput and memory at the end are what they were at the beginning.
import { gatherCrowd } from '../load/crowd.ts';
import { inARow } from '../load/in-a-row.ts';
import { withLab } from '../load/lab.ts';
import { WARM_ORDERS, warmUp } from '../load/warm-up.ts';
import { cpuMeter } from '../machine/meter.ts';
import { type Sample, startSampling, sumOf } from '../machine/sampler.ts';
import { gatherGrid } from '../results/gather.ts';
import { GRIDS, SIX_SERVICES } from '../results/names.ts';
import { median } from '../results/stats.ts';
import { written } from '../results/table.ts';
import { OWNERS } from '../../system/parts.ts';
import type { Scenario } from './scenario.ts';

const CLIENTS = 32;
const USUAL = 100_000;
/** It does the same for each order, first or last: where its CPU grows, the machine has become slower. */
const PACE = 'sandbox-provider';
const OTHERS = [PACE, 'PostgreSQL', 'RabbitMQ', 'load generator'] as const;

/** Medians of the samples of one tenth. */
function memoryIn(samples: readonly Sample[]): [column: string, value: number][] {
  const columns = [[SIX_SERVICES, OWNERS] as const, ...OTHERS.map((name) => [name, [name]] as const)];
  return columns.map(([name, parts]) => [`${name}, MB`, median(samples.map((sample) => sumOf(sample, parts)))]);
}

export const endurance: Scenario = {
  name: 'endurance',
  asked: ({ endurance: total }) => total !== undefined,
  run: (bench) =>
    withLab(bench, 'endurance', async (lab) => {
      const { options, signal, say } = bench;
      const total = options.endurance ?? USUAL;
      const crowd = await gatherCrowd(lab, CLIENTS);
      const act = (client: number) => crowd.confirmed(client);
      const note = await warmUp({ ...WARM_ORDERS, what: 'orders', clients: CLIENTS, act, signal });
      const sampling = lab.closes(startSampling(lab.parts));
      const meter = cpuMeter(lab.parts);
      const grid = gatherGrid(GRIDS.inARow);
      meter.opened();
      await inARow({
        ...{ clients: CLIENTS, total, act, signal },
        tenth(number, { done, perSecond, p50, p99, failed }) {
          meter.closed();
          const { together = 0, [PACE]: pace = 0 } = meter.per(done);
          meter.opened();
          say(`  tenth ${number}: ${written(perSecond)}/s, p99 ${written(p99)} ms`);
          const speed = Object.entries({ 'per second': perSecond, 'p50 ms': p50, 'p99 ms': p99, failed });
          const cpu = Object.entries({ 'CPU ms per order': together, [`… of it ${PACE}`]: pace });
          for (const [column, value] of [...speed, ...cpu, ...memoryIn(sampling.take())])
            grid.add(column, { [`tenth ${number}`]: value });
        },
      });
      return { title: `${written(total)} orders in a row`, notes: [note], loads: [], grids: [grid.grid()] };
    }),
};
