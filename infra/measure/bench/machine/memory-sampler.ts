// What each part of the system holds in memory, looked at every two seconds while it works.
import { setTimeout as delay } from 'node:timers/promises';
import { type Part, type Resident, residentOf, together } from './parts.ts';
import { processes } from './processes.ts';

/** By part, at one moment. */
export type Sample = Readonly<Record<string, Resident>>;

const EVERY_MS = 2_000;
const MB = 1024 * 1024;

export function sampleMemory(parts: readonly Part[]): Sample {
  const all = processes();
  return Object.fromEntries(parts.map((part) => [part.name, residentOf(part, all)]));
}

export function startSampling(parts: readonly Part[]) {
  const stopping = new AbortController();
  const samples: Sample[] = [];

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      samples.push(sampleMemory(parts));
      await delay(EVERY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }
  const looping = loop();
  return {
    /** Those since the last call. */
    take: (): Sample[] => samples.splice(0),
    async close(): Promise<void> {
      stopping.abort();
      await looping;
    },
  };
}

/** Megabytes of the named parts together: together at one moment, which is less than the sum of their own peaks. */
export function peakOf(samples: readonly Sample[], names: readonly string[]): number {
  return Math.max(0, ...samples.map((sample) => sumOf(sample, names)));
}

/** Megabytes of the named parts together: the text of a program that all of them run is in memory once. */
export function sumOf(sample: Sample, names: readonly string[]): number {
  const { own, shared } = together(names.map((name) => sample[name]).filter((part) => part !== undefined));
  return (own + shared) / MB;
}
