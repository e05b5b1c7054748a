// Orders from the HTTP request to "confirmed", beside the two floors that an order stands on; CPU and memory by process.
import { openBrokerFloor } from '../floors/broker.ts';
import { openSqlFloor } from '../floors/order-sql.ts';
import { gatherCrowd } from '../load/virtual-users.ts';
import { inTurns, type Line } from '../load/interleaved.ts';
import { type Lab, withLab } from '../load/testbed.ts';
import { measure } from '../load/measure.ts';
import { orderLine } from '../load/order-workload.ts';
import { WARM_ORDERS, warmUp } from '../load/warm-up.ts';
import { peakOf, type Sample, sampleMemory, startSampling, sumOf } from '../machine/memory-sampler.ts';
import { besideFloor } from '../results/share-of-floor.ts';
import { gatherGrid } from '../results/grid-builder.ts';
import { columnOf, GRIDS, LINES, SIX_SERVICES } from '../results/titles.ts';
import type { Grid } from '../results/run.ts';
import { OWNERS } from '../../../run/system/parts.ts';
import { always, type Bench, type Scenario } from './scenario.ts';

export const orders: Scenario = {
  name: 'orders',
  asked: always,
  run: (bench) =>
    withLab(bench, 'orders', async (lab) => {
      const { options, signal, servers } = bench;
      const most = Math.max(...options.clients);
      const atRest = sampleMemory(lab.parts);
      const crowd = await gatherCrowd(lab, most);
      const sql = lab.closes(await openSqlFloor(lab.system.adminDatabaseUrl, most));
      const broker = lab.closes(await openBrokerFloor(servers.rabbit));
      const warm = { ...WARM_ORDERS, clients: most, signal };
      const notes = [
        await warmUp({ ...warm, what: LINES.order, act: (client) => crowd.confirmed(client) }),
        await warmUp({ ...warm, what: LINES.sqlFloor, act: sql.order }),
        await warmUp({ ...warm, what: LINES.brokerFloor, act: broker.order }),
      ];
      const sampling = lab.closes(startSampling(lab.parts));
      const cpu = gatherGrid(GRIDS.cpu);
      const lines = options.clients.flatMap((clients): Line[] => [
        floorLine(bench, LINES.sqlFloor, clients, sql.order),
        floorLine(bench, LINES.brokerFloor, clients, broker.order),
        orderLine(bench, { what: LINES.order, clients, crowd, parts: lab.parts, cpu, column: columnOf(clients) }),
      ]);
      const loads = await inTurns(lines, { ...options, say: bench.say });
      const grids = [besideFloor(loads), cpu.grid(), memoryGrid(lab, atRest, sampling.take())];
      return { title: 'Orders', notes, loads, grids };
    }),
};

const floorLine = ({ options, signal }: Bench, what: string, clients: number, act: () => Promise<void>): Line => ({
  what,
  clients,
  run: () => measure({ clients, act, seconds: options.seconds, signal }),
});

function memoryGrid({ parts }: Lab, atRest: Sample, samples: readonly Sample[]): Grid {
  const memory = gatherGrid(GRIDS.memory);
  const rows = [...parts.map(({ name }) => [name, [name]] as const), [SIX_SERVICES, OWNERS] as const];
  for (const [row, names] of rows) {
    memory.add('after the start', { [row]: sumOf(atRest, names) });
    memory.add('peak', { [row]: peakOf(samples, names) });
  }
  return memory.grid();
}
