import { cpuMeter } from '../machine/cpu-meter.ts';
import type { Part } from '../machine/parts.ts';
import type { gridBuilder } from '../results/grid-builder.ts';
import type { Bench } from '../scenarios/scenario.ts';
import type { Workload } from './interleaved.ts';
import { measure } from './measure.ts';
import type { VirtualUsers } from './virtual-users.ts';

type Orders = {
  what: string;
  clients: number;
  users: VirtualUsers;
  parts: readonly Part[];
  /** Receives the CPU per order, in the column `column`. */
  cpu: ReturnType<typeof gridBuilder>;
  column: string;
};

/**
 * Returns a workload of orders that end as `confirmed`. It also records the CPU per order of each part of the system.
 */
export function orderWorkload({ options, signal }: Bench, orders: Orders): Workload {
  const { what, clients, users, parts, cpu, column } = orders;
  return {
    what,
    clients,
    async run() {
      const meter = cpuMeter(parts);
      const act = (client: number) => users.confirmed(client);
      const figures = await measure({ clients, act, seconds: options.seconds, signal, meter });
      cpu.add(column, meter.per(figures.done));
      return figures;
    },
  };
}
