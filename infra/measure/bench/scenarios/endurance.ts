// Very many orders in a row: whether throughput and memory at the end are what they were at the beginning. The machine may
// have changed its pace by then; so the system that made them is measured at last in turns with one that is as it was.
import { type Crowd, gatherCrowd } from '../load/virtual-users.ts';
import { inARow } from '../load/endurance-run.ts';
import { inTurns } from '../load/interleaved.ts';
import { type Lab, withLab } from '../load/testbed.ts';
import { orderLine } from '../load/order-workload.ts';
import { WARM_ORDERS, warmUp } from '../load/warm-up.ts';
import { cpuMeter } from '../machine/cpu-meter.ts';
import { type Sample, startSampling, sumOf } from '../machine/memory-sampler.ts';
import { gatherGrid } from '../results/grid-builder.ts';
import { GRIDS, LINES, SIX_SERVICES } from '../results/titles.ts';
import type { Grid } from '../results/run.ts';
import { median } from '../results/stats.ts';
import { written } from '../results/table.ts';
import { OWNERS } from '../../../run/system/parts.ts';
import type { Bench, Scenario } from './scenario.ts';

const CLIENTS = 32;
const USUAL = 100_000;
/** Of five, the fastest does 1.3 times the slowest and more: too few to see 5 %. */
const ROUNDS = 12;
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
    withLab(bench, 'worked', async (lab) => {
      const total = bench.options.endurance ?? USUAL;
      const worked = await gather(lab, LINES.worked);
      const notes = [await warm(bench, worked)];
      const tenths = await inTenths(bench, worked, total);
      return withLab(bench, 'new', async (another) => {
        const fresh = await gather(another, LINES.fresh);
        notes.push(await warm(bench, fresh), await warm(bench, worked)); // it has cooled down meanwhile
        const { loads, grid } = await compare(bench, [fresh, worked]);
        notes.push(`The one that made them and a new one take turns, at least ${ROUNDS} times each.`);
        return { title: `${written(total)} orders in a row`, notes, loads, grids: [tenths, grid] };
      });
    }),
};

type Shop = { what: string; lab: Lab; crowd: Crowd };
const gather = async (lab: Lab, what: string): Promise<Shop> => ({ what, lab, crowd: await gatherCrowd(lab, CLIENTS) });

const warm = ({ signal }: Bench, { what, crowd }: Shop) =>
  warmUp({ ...WARM_ORDERS, what, clients: CLIENTS, act: (client) => crowd.confirmed(client), signal });

async function inTenths({ signal, say }: Bench, { lab, crowd }: Shop, total: number): Promise<Grid> {
  const sampling = startSampling(lab.parts);
  try {
    const meter = cpuMeter(lab.parts);
    const grid = gatherGrid(GRIDS.inARow);
    meter.opened();
    await inARow({
      ...{ clients: CLIENTS, total, act: (client) => crowd.confirmed(client), signal },
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
    return grid.grid();
  } finally {
    await sampling.close();
  }
}

async function compare(bench: Bench, shops: readonly Shop[]) {
  const cpu = gatherGrid(GRIDS.cpu);
  const lines = shops.map(({ what, lab: { parts }, crowd }) =>
    orderLine(bench, { what, clients: CLIENTS, crowd, parts, cpu, column: what }),
  );
  const repeats = Math.max(ROUNDS, bench.options.repeats);
  return { loads: await inTurns(lines, { repeats, say: bench.say }), grid: cpu.grid() };
}
