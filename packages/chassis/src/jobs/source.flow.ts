/** The items that a kind reads from a file or by a filter. A source stays open between pages, in the memory of this process. */
import type { Database } from '@toric/messaging/database';
import type { UnitOfWork } from '@toric/messaging/unit-of-work';
import type { Job } from './job.ts';
import type { NewItem, OpenKind } from './job-kind.ts';
import { insertItems } from './item.store.ts';
import { saveSourced, takeJob } from './job.store.ts';
import { jobOf } from './page.flow.ts';

const AT_ONCE = 1_000;

type Open = { readonly items: AsyncIterator<NewItem>; at: number };
export type Sources = {
  /** Reads the next items of a job and adds them. Returns false if another instance has done so meanwhile. */
  readPage(work: UnitOfWork, kind: OpenKind, job: Job): Promise<boolean>;
  /** Closes the source of a job. It is opened again at the place that the job has reached. */
  drop(id: string): Promise<void>;
  close(): Promise<void>;
};

export function openSources({ read }: Pick<Database, 'read'>): Sources {
  const open = new Map<string, Open>();

  async function drop(id: string): Promise<void> {
    const source = open.get(id);
    open.delete(id);
    await source?.items.return?.();
  }

  async function sourceOf(kind: OpenKind, job: Job): Promise<Open> {
    const known = open.get(job.id);
    if (known?.at === job.sourced) return known;
    await drop(job.id);
    if (!kind.source) throw new Error(`the kind '${kind.name}' has no source, but job ${job.id} has no items`);
    const items = kind.source({ read, vault: kind.vault, job: jobOf(job), after: job.sourced });
    const source = { items: items[Symbol.asyncIterator](), at: job.sourced };
    open.set(job.id, source);
    return source;
  }

  return {
    async readPage(work, kind, job) {
      const source = await sourceOf(kind, job);
      const { items, ended } = await nextItems(source.items);
      const saved = await work(async ({ tx }) => {
        const taken = await takeJob(tx, job);
        if (taken?.sourced !== job.sourced) return { result: false, outcomes: [] };
        const rejected = await insertItems(tx, kind, { id: job.id, after: job.sourced }, items);
        const result = await saveSourced(tx, job, { items: items.length, rejected, ended });
        return { result, outcomes: [] };
      });
      if (saved && !ended) source.at += items.length;
      else await drop(job.id);
      return saved;
    },
    drop,
    async close() {
      await Promise.all([...open.keys()].map(drop));
    },
  };
}

async function nextItems(source: AsyncIterator<NewItem>): Promise<{ items: NewItem[]; ended: boolean }> {
  const items: NewItem[] = [];
  while (items.length < AT_ONCE) {
    const { done, value } = await source.next();
    if (done === true) return { items, ended: true };
    items.push(value as NewItem); // not the return value, because the source is not done
  }
  return { items, ended: false };
}
