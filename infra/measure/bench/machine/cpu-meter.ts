// CPU by part of the system while something is measured, and what the rest of the machine spent beside it.
import { cpus } from 'node:os';
import { cpuBetween, type Part } from './parts.ts';
import { type Processes, processes } from './processes.ts';

/** Kernel threads, and whatever else runs here: the noise in the other figures. */
const REST = 'the rest of the machine';

/** Put around a window of a measurement. */
export type Meter = { opened(): void; closed(): void };
export type CpuMeter = Meter & {
  /** Milliseconds of CPU in the window, by part, divided by how much was done in it. */
  per(done: number): Record<string, number>;
};

const busySeconds = () =>
  cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0) / 1_000;

export function cpuMeter(parts: readonly Part[]): CpuMeter {
  let before: { all: Processes; busy: number } | undefined;
  let spent: readonly (readonly [name: string, seconds: number])[] = [];
  return {
    opened() {
      before = { all: processes(), busy: busySeconds() };
    },
    closed() {
      if (!before) throw new Error('a meter is opened before it is closed');
      const { all, busy } = before;
      const now = processes();
      const known = parts.map((part) => [part.name, cpuBetween(part, all, now)] as const);
      const sum = known.reduce((total, [, seconds]) => total + seconds, 0);
      // the two clocks tick apart: a rest of nothing may come out below nothing
      spent = [...known, [REST, Math.max(0, busySeconds() - busy - sum)], ['together', sum]];
    },
    per: (done) => Object.fromEntries(spent.map(([name, seconds]) => [name, (seconds * 1_000) / Math.max(1, done)])),
  };
}
