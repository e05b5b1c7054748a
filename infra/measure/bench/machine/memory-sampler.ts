import { pause } from '../../../prove/testing/best-effort.ts';
import { combined, type Part, type Resident, residentOf } from './parts.ts';
import { processes } from './processes.ts';

/** Holds the memory of each part at one moment. */
export type Sample = Readonly<Record<string, Resident>>;

const INTERVAL_MS = 2_000;
const MB = 1024 * 1024;

export function sampleMemory(parts: readonly Part[]): Sample {
  const all = processes();
  return Object.fromEntries(parts.map((part) => [part.name, residentOf(part, all)]));
}

/** Samples the memory of each part every two seconds. A shorter peak is missed. */
export function startSampling(parts: readonly Part[]) {
  const stopping = new AbortController();
  const samples: Sample[] = [];

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      samples.push(sampleMemory(parts));
      await pause(INTERVAL_MS, stopping.signal);
    }
  }
  const looping = loop();
  return {
    /** Returns the samples since the last call. */
    take: (): Sample[] => samples.splice(0),
    async close(): Promise<void> {
      stopping.abort();
      await looping;
    },
  };
}

/**
 * Returns the highest total memory of the named parts, in megabytes. It can be less than the sum of their own peaks,
 * because the parts may have their peaks at different moments.
 */
export function peakOf(samples: readonly Sample[], names: readonly string[]): number {
  return Math.max(0, ...samples.map((sample) => sumOf(sample, names)));
}

/** Returns the megabytes of the named parts in total. The program text that they share counts once. */
export function sumOf(sample: Sample, names: readonly string[]): number {
  const { own, shared } = combined(names.map((name) => sample[name]).filter((part) => part !== undefined));
  return (own + shared) / MB;
}
