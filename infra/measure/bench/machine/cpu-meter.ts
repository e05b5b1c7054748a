import { cpus } from 'node:os';
import { cpuBetween, type Part } from './parts.ts';
import { type Processes, processes } from './processes.ts';

/**
 * Names the row of the CPU table for kernel threads and all other processes. Their CPU is noise: work that disturbs the
 * measurement.
 */
const REST = 'rest of the machine';

/**
 * Describes a meter of a measurement: `opened` is called when the measured window begins, and `closed` when it ends.
 */
export type Meter = { opened(): void; closed(): void };
export type CpuMeter = Meter & {
  /**
   * Returns the milliseconds of CPU per request in the measured window, for each part of the system. `done` is the
   * number of requests.
   */
  per(done: number): Record<string, number>;
};

const busySeconds = () =>
  cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0) / 1_000;

/** Measures the CPU of each part of the system, and of the rest of the machine, during a window. */
export function cpuMeter(parts: readonly Part[]): CpuMeter {
  let before: { all: Processes; busy: number } | undefined;
  let spent: readonly (readonly [name: string, seconds: number])[] = [];
  return {
    opened() {
      before = { all: processes(), busy: busySeconds() };
    },
    closed() {
      if (!before) throw new Error('the meter was closed before it was opened');
      const { all, busy } = before;
      const now = processes();
      const known = parts.map((part) => [part.name, cpuBetween(part, all, now)] as const);
      const sum = known.reduce((total, [, seconds]) => total + seconds, 0);
      // The CPU of the machine and the CPU of the processes are read at slightly different times. If the rest was idle,
      // the difference may therefore be negative.
      spent = [...known, [REST, Math.max(0, busySeconds() - busy - sum)], ['total', sum]];
    },
    per: (done) => Object.fromEntries(spent.map(([name, seconds]) => [name, (seconds * 1_000) / Math.max(1, done)])),
  };
}
