/**
 * Decrypts the items of the next page while the database works on the present one. The next page itself decrypts the
 * items that are not ready in time.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '@toric/messaging/database';
import type { Job } from './job.ts';
import type { OpenKind } from './job-kind.ts';
import { changeOf, type OpenedItem, readPlanned } from './item.store.ts';

/** After this number of items, other work of this process gets its turn. */
export const IN_TURN = 50;

type Page = { readonly after: number; readonly items: Map<number, OpenedItem>; isWanted: boolean };
export type Ahead = {
  /** Begins to decrypt items of a job, at most `most` after the first `after` ones. It does not wait for the result. */
  begin(kind: OpenKind, job: Job, place: { readonly after: number; readonly most: number }): void;
  /** Returns the items after a place that are decrypted by now, and stops decrypting them. */
  take(job: Job, after: number): ReadonlyMap<number, OpenedItem>;
};

const NONE: ReadonlyMap<number, OpenedItem> = new Map();

export function openAhead({ read, clock }: Pick<Database, 'read' | 'clock'>): Ahead {
  const pages = new Map<string, Page>();

  async function open(page: Page, kind: OpenKind, { id, plan }: Job, most: number): Promise<void> {
    const { rows, keys } = await readPlanned(read, kind, { id, after: page.after, most });
    for (const [index, row] of rows.entries()) {
      if (!page.isWanted) return;
      const change = changeOf(kind, keys, id, row);
      kind.prepare?.(change, plan, clock.now());
      page.items.set(row.seq, { sealed: row.sealed, change });
      if (index % IN_TURN === IN_TURN - 1) await nextTurn();
    }
  }

  function take({ id }: Job, after: number): ReadonlyMap<number, OpenedItem> {
    const page = pages.get(id);
    pages.delete(id);
    if (!page) return NONE;
    page.isWanted = false;
    return page.after === after ? page.items : NONE;
  }

  return {
    begin(kind, job, { after, most }) {
      if (!kind.vault) return; // without a vault, the items are not sealed, so there is nothing to decrypt
      take(job, after);
      const page: Page = { after, items: new Map(), isWanted: true };
      pages.set(job.id, page);
      open(page, kind, job, most).catch(() => undefined); // the next page meets the same error, and reports it
    },
    take,
  };
}
