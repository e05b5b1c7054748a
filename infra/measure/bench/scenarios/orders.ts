import { openBrokerFloor } from '../floors/broker.ts';
import { openSqlFloor } from '../floors/order-sql.ts';
import { createVirtualUsers } from '../load/virtual-users.ts';
import { runInterleaved, type Workload } from '../load/interleaved.ts';
import { type Testbed, withTestbed } from '../load/testbed.ts';
import { measure } from '../load/measure.ts';
import { orderWorkload } from '../load/order-workload.ts';
import { WARM_ORDERS, warmUp } from '../load/warm-up.ts';
import { peakOf, type Sample, sampleMemory, startSampling, sumOf } from '../machine/memory-sampler.ts';
import { shareOfFloor } from '../results/share-of-floor.ts';
import { gridBuilder } from '../results/grid-builder.ts';
import { columnOf, GRIDS, SIX_SERVICES, WORKLOADS } from '../results/titles.ts';
import type { Grid } from '../results/run.ts';
import { OWNERS } from '../../../run/system/parts.ts';
import { always, type Bench, type Scenario } from './scenario.ts';

/**
 * Measures orders from the HTTP request to `confirmed`, the two floors of an order, and the CPU and memory by process.
 */
export const orders: Scenario = {
  name: 'orders',
  isSelected: always,
  run: (bench) =>
    withTestbed(bench, 'orders', async (testbed) => {
      const { options, signal, servers } = bench;
      const most = Math.max(...options.clients);
      const idle = sampleMemory(testbed.parts);
      const users = await createVirtualUsers(testbed, most);
      const sql = testbed.closeAtEnd(await openSqlFloor(testbed.system.adminDatabaseUrl, most));
      const broker = testbed.closeAtEnd(await openBrokerFloor(servers.rabbit));
      const warm = { ...WARM_ORDERS, clients: most, signal };
      const notes = [
        await warmUp({ ...warm, what: WORKLOADS.order, act: (client) => users.confirmed(client) }),
        await warmUp({ ...warm, what: WORKLOADS.sqlFloor, act: sql.order }),
        await warmUp({ ...warm, what: WORKLOADS.brokerFloor, act: broker.order }),
      ];
      const sampling = testbed.closeAtEnd(startSampling(testbed.parts));
      const cpu = gridBuilder(GRIDS.cpu);
      const workloads = options.clients.flatMap((clients): Workload[] => [
        floorWorkload(bench, WORKLOADS.sqlFloor, clients, sql.order),
        floorWorkload(bench, WORKLOADS.brokerFloor, clients, broker.order),
        orderWorkload(bench, {
          what: WORKLOADS.order,
          clients,
          users,
          parts: testbed.parts,
          cpu,
          column: columnOf(clients),
        }),
      ]);
      const loads = await runInterleaved(workloads, { ...options, say: bench.say });
      const grids = [shareOfFloor(loads), cpu.build(), memoryGrid(testbed, idle, sampling.take())];
      return { title: 'Orders', notes, loads, grids };
    }),
};

const floorWorkload = (
  { options, signal }: Bench,
  what: string,
  clients: number,
  act: () => Promise<void>,
): Workload => ({
  what,
  clients,
  run: () => measure({ clients, act, seconds: options.seconds, signal }),
});

function memoryGrid({ parts }: Testbed, idle: Sample, samples: readonly Sample[]): Grid {
  const memory = gridBuilder(GRIDS.memory);
  const rows = [...parts.map(({ name }) => [name, [name]] as const), [SIX_SERVICES, OWNERS] as const];
  for (const [row, names] of rows) {
    memory.add('after the start', { [row]: sumOf(idle, names) });
    memory.add('peak', { [row]: peakOf(samples, names) });
  }
  return memory.build();
}
