/**
 * Reads the items of a job from a file or by a filter. A source stays open between pages, in the memory of this
 * process.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '@toric/messaging/database';
import type { UnitOfWork } from '@toric/messaging/unit-of-work';
import { IN_TURN } from './ahead.flow.ts';
import type { Job } from './job.ts';
import type { NewItem, OpenKind } from './job-kind.ts';
import { saveSourced, takeJob } from './job.store.ts';
import { addPage, jobOf } from './page.flow.ts';

type Batch = { readonly items: readonly NewItem[]; readonly ended: boolean };
/**
 * Describes an open source. `upcoming` has the items after `at`, which are read while the database works on the items
 * before them.
 */
type Open = { readonly items: AsyncIterator<NewItem>; at: number; upcoming?: Promise<Batch> | undefined };
export type Sources = {
  /**
   * Reads at most `size` next items of a job, and adds them with their dry run. Returns false if another instance has
   * added them meanwhile.
   */
  readPage(work: UnitOfWork, kind: OpenKind, job: Job, size: number): Promise<boolean>;
  /** Closes the source of a job. It is opened again at the place that the job has reached. */
  drop(id: string): Promise<void>;
  close(): Promise<void>;
};

export function openSources({ read, clock }: Pick<Database, 'read' | 'clock'>): Sources {
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
    const source: Open = { items: items[Symbol.asyncIterator](), at: job.sourced };
    open.set(job.id, source);
    return source;
  }

  return {
    async readPage(work, kind, job, size) {
      const source = await sourceOf(kind, job);
      const next = () => nextItems(source.items, size, ({ change }) => kind.prepare?.(change, job.plan, clock.now()));
      const { items, ended } = await (source.upcoming ?? next());
      source.upcoming = ended ? undefined : next();
      source.upcoming?.catch(() => undefined); // the next page of the job throws this error
      const saved = await work(async (context) => {
        const { tx } = context;
        const taken = await takeJob(tx, job);
        if (taken?.sourced !== job.sourced) return { result: false, outcomes: [] };
        const rejected = await addPage(context, { kind, job: taken }, items);
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

async function nextItems(
  source: AsyncIterator<NewItem>,
  most: number,
  prepare: (item: NewItem) => void,
): Promise<Batch> {
  const items: NewItem[] = [];
  while (items.length < most) {
    const { done, value } = await source.next();
    if (done === true) return { items, ended: true };
    const item = value as NewItem; // the value is an item and not the return value, because the source is not done
    prepare(item);
    items.push(item);
    if (items.length % IN_TURN === 0) await nextTurn();
  }
  return { items, ended: false };
}
