import type { Row } from '../any-list.ts';
import { append, type Held, holdFirst, pageAt, refreshed, type RowPage } from './held.ts';

/** A row that changed without an action of the person is marked for this number of ms. */
const CHANGED_MS = 2_000;

export type RowState = { readonly held?: Held; readonly isReading: boolean; readonly problem?: Error };

/**
 * Holds the rows of one list with one set of filters. It outlives the page, so that the back button finds all rows at
 * their places.
 */
export class RowStore {
  #state: RowState = { isReading: false };
  readonly #listeners = new Set<() => void>();
  readonly #key: (row: Row) => string;
  #fresh: RowPage | undefined;
  #readAt = 0;

  constructor(key: (row: Row) => string) {
    this.#key = key;
  }

  readonly get = (): RowState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #set(state: RowState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  /**
   * Stores the first page, which is read again from time to time. The rows keep their places if `stays` is true.
   * Returns undefined for an answer that was stored before.
   */
  takeFirst(page: RowPage, readAt: number, stays: boolean): Held | undefined {
    const { held } = this.#state;
    if (readAt <= this.#readAt) return undefined;
    this.#readAt = readAt;
    this.#fresh = page;
    if (!held || !stays) return this.#hold(holdFirst(page, this.#key));
    return this.#hold(refreshed(held, page, 0, this.#key));
  }

  /** Shows the list from its beginning, with the rows that were waiting. */
  showNew(): void {
    if (this.#fresh) this.#hold(holdFirst(this.#fresh, this.#key));
  }

  /** Reads the page after the last row that was read. Does nothing while a page is being read. */
  async readNext(read: (cursor: string) => Promise<RowPage>): Promise<void> {
    const { held, isReading } = this.#state;
    if (!held || held.next === null || isReading) return;
    this.#set({ held, isReading: true });
    try {
      const page = await read(held.next);
      const now = this.#state.held ?? held;
      // if the list was restarted meanwhile, the page does not follow its last row
      this.#set({ held: now.next === held.next ? append(now, page, this.#key) : now, isReading: false });
    } catch (problem) {
      this.#set({ held: this.#state.held ?? held, isReading: false, problem: asError(problem) });
    }
  }

  /** Reads again the page that contains a row. A failure changes nothing, because the next round tries again. */
  async readAgain(place: number, read: (cursor: string) => Promise<RowPage>): Promise<void> {
    const { held } = this.#state;
    if (!held) return;
    const { at, cursor } = pageAt(held, place);
    if (cursor === undefined) return;
    const page = await read(cursor).catch(() => undefined);
    const now = this.#state.held;
    if (page && now && pageAt(now, place).cursor === cursor) this.#hold(refreshed(now, page, at, this.#key));
  }

  #hold(held: Held): Held {
    this.#set({ held, isReading: this.#state.isReading });
    if (held.changed.size > 0) setTimeout(() => this.#settle(held.changed), CHANGED_MS);
    return held;
  }

  #settle(changed: ReadonlySet<string>): void {
    const { held, isReading } = this.#state;
    if (held?.changed === changed) this.#set({ held: { ...held, changed: new Set() }, isReading });
  }
}

const asError = (problem: unknown): Error => (problem instanceof Error ? problem : new Error(String(problem)));
