// Orders to "confirmed", as a line that is measured in turns with others, and the CPU that each of them takes.
import { cpuMeter } from '../machine/cpu-meter.ts';
import type { Part } from '../machine/parts.ts';
import type { gatherGrid } from '../results/grid-builder.ts';
import type { Bench } from '../scenarios/scenario.ts';
import type { Crowd } from './virtual-users.ts';
import type { Line } from './interleaved.ts';
import { measure } from './measure.ts';

type Orders = {
  what: string;
  clients: number;
  crowd: Crowd;
  parts: readonly Part[];
  /** Where the CPU is put down, and in which column. */
  cpu: ReturnType<typeof gatherGrid>;
  column: string;
};

export function orderLine({ options, signal }: Bench, { what, clients, crowd, parts, cpu, column }: Orders): Line {
  return {
    what,
    clients,
    async run() {
      const around = cpuMeter(parts);
      const act = (client: number) => crowd.confirmed(client);
      const figures = await measure({ clients, act, seconds: options.seconds, signal, around });
      cpu.add(column, around.per(figures.done));
      return figures;
    },
  };
}
