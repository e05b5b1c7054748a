import { createVirtualUsers, type VirtualUsers } from '../load/virtual-users.ts';
import { runEndurance } from '../load/endurance-run.ts';
import { runInterleaved } from '../load/interleaved.ts';
import { type Testbed, withTestbed } from '../load/testbed.ts';
import { orderWorkload } from '../load/order-workload.ts';
import { WARM_ORDERS, warmUp } from '../load/warm-up.ts';
import { cpuMeter } from '../machine/cpu-meter.ts';
import { type Sample, startSampling, sumOf } from '../machine/memory-sampler.ts';
import { gridBuilder } from '../results/grid-builder.ts';
import { GRIDS, SIX_SERVICES, WORKLOADS } from '../results/titles.ts';
import type { Grid } from '../results/run.ts';
import { median } from '../results/stats.ts';
import { formatNumber } from '../results/table.ts';
import { OWNERS } from '../../../run/system/parts.ts';
import type { Bench, Scenario } from './scenario.ts';

const CLIENTS = 32;
const DEFAULT_ORDERS = 100_000;
/**
 * The comparison of the used system with a new one has at least this number of rounds. In runs with five rounds, the
 * fastest round had at least 1.3 times the rate of the slowest. Five are therefore too few to detect a difference of 5
 * %.
 */
const ROUNDS = 12;
/**
 * Names the process that shows the pace of the machine. Its work is the same for every order. If its CPU per order
 * grows, the machine has become slower.
 */
const PACE_REFERENCE = 'sandbox-provider';
const OTHERS = [PACE_REFERENCE, 'PostgreSQL', 'RabbitMQ', 'load generator'] as const;

/** Returns the median memory of these parts of the system in one tenth of the endurance run. */
function memoryIn(samples: readonly Sample[]): [column: string, value: number][] {
  const columns = [[SIX_SERVICES, OWNERS] as const, ...OTHERS.map((name) => [name, [name]] as const)];
  return columns.map(([name, parts]) => [`${name}, MB`, median(samples.map((sample) => sumOf(sample, parts)))]);
}

/**
 * Sends very many orders without a pause. Compares the throughput and the memory in the last tenth of the orders with
 * those in the first tenth. The machine itself may have become slower during the run. So the used system is finally
 * measured again, interleaved with a new system.
 */
export const endurance: Scenario = {
  name: 'endurance',
  isSelected: ({ endurance: total }) => total !== undefined,
  run: (bench) =>
    withTestbed(bench, 'worked', async (testbed) => {
      const total = bench.options.endurance ?? DEFAULT_ORDERS;
      const worked = await openShop(testbed, WORKLOADS.worked);
      const notes = [await warm(bench, worked)];
      const tenths = await inTenths(bench, worked, total);
      return withTestbed(bench, 'new', async (another) => {
        const fresh = await openShop(another, WORKLOADS.fresh);
        // the used system was idle while the new system started, so both are warmed up
        notes.push(await warm(bench, fresh), await warm(bench, worked));
        const { loads, grid } = await compare(bench, [fresh, worked]);
        notes.push(`The used system and a new one are measured interleaved, at least ${ROUNDS} times each.`);
        return { title: `Endurance run of ${formatNumber(total)} orders`, notes, loads, grids: [tenths, grid] };
      });
    }),
};

type Shop = { what: string; testbed: Testbed; users: VirtualUsers };
const openShop = async (testbed: Testbed, what: string): Promise<Shop> => ({
  what,
  testbed,
  users: await createVirtualUsers(testbed, CLIENTS),
});

const warm = ({ signal }: Bench, { what, users }: Shop) =>
  warmUp({ ...WARM_ORDERS, what, clients: CLIENTS, act: (client) => users.confirmed(client), signal });

async function inTenths({ signal, say }: Bench, { testbed, users }: Shop, total: number): Promise<Grid> {
  const sampling = startSampling(testbed.parts);
  try {
    const meter = cpuMeter(testbed.parts);
    const grid = gridBuilder(GRIDS.endurance);
    meter.opened();
    await runEndurance({
      ...{ clients: CLIENTS, total, act: (client) => users.confirmed(client), signal },
      onTenth(number, { done, perSecond, p50, p99, failed }) {
        meter.closed();
        const { total: cpu = 0, [PACE_REFERENCE]: pace = 0 } = meter.per(done);
        meter.opened();
        say(`  tenth ${number}: ${formatNumber(perSecond)}/s, p99 ${formatNumber(p99)} ms`);
        const speed = Object.entries({ 'per second': perSecond, 'p50 ms': p50, 'p99 ms': p99, failed });
        const cpuColumns = Object.entries({ 'CPU ms per order': cpu, [`of which ${PACE_REFERENCE}`]: pace });
        for (const [column, value] of [...speed, ...cpuColumns, ...memoryIn(sampling.take())])
          grid.add(column, { [`tenth ${number}`]: value });
      },
    });
    return grid.build();
  } finally {
    await sampling.close();
  }
}

async function compare(bench: Bench, shops: readonly Shop[]) {
  const cpu = gridBuilder(GRIDS.cpu);
  const workloads = shops.map(({ what, testbed: { parts }, users }) =>
    orderWorkload(bench, { what, clients: CLIENTS, users, parts, cpu, column: what }),
  );
  const repeats = Math.max(ROUNDS, bench.options.repeats);
  return { loads: await runInterleaved(workloads, { repeats, say: bench.say }), grid: cpu.build() };
}
