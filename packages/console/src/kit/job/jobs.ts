import type { Text } from '@toric/contracts/kernel/sentence';
import { createStore, useStore } from '../../app/store.ts';

export type JobFile = { readonly name: string; readonly url: string };

/** Describes a job of the browser: its title, its progress, and the actions on it. */
export type Job = {
  readonly id: number;
  readonly title: Text;
  readonly state: 'running' | 'stopped' | 'done';
  readonly done: number;
  /** The total number of items is undefined while it is not known, for example while pages are read. */
  readonly total: number | undefined;
  readonly failed: number;
  readonly startedAt: number;
  readonly file?: JobFile;
  readonly stop: () => void;
  /** Runs the failed items of the job again. */
  readonly retry?: (() => void) | undefined;
  /** Undoes all items of the job that succeeded. */
  readonly undo?: (() => void) | undefined;
};

const jobs = createStore<readonly Job[]>([]);
let lastId = 0;

/** Returns the jobs of this browser session, the oldest first. */
export const useJobs = (): readonly Job[] => useStore(jobs);

export function addJob(job: Omit<Job, 'id' | 'startedAt'>): number {
  lastId += 1;
  jobs.set([...jobs.get(), { ...job, id: lastId, startedAt: Date.now() }]);
  return lastId;
}

export function changeJob(id: number, change: Partial<Job>): void {
  jobs.set(jobs.get().map((job) => (job.id === id ? { ...job, ...change } : job)));
}

/** Removes a job that has ended from the screen. Its file stays in the inbox. */
export function closeJob(id: number): void {
  jobs.set(jobs.get().filter((job) => job.id !== id || job.state === 'running'));
}

// closing the page would end its jobs, so the browser asks first
if (typeof addEventListener === 'function') {
  addEventListener('beforeunload', (event) => {
    if (jobs.get().some(({ state }) => state === 'running')) event.preventDefault();
  });
}
