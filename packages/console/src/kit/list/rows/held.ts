import type { Row } from '../any-list.ts';

/** Describes a page of a list, from the answer of the API. */
export type RowPage = {
  readonly data: readonly Row[];
  readonly nextCursor: string | null;
  readonly total?: number | undefined;
  readonly totalIsExact?: boolean | undefined;
  readonly unreadable?: readonly unknown[] | undefined;
};

/** Describes the rows that a list has read, and the changes that it has noticed since then. */
export type Held = {
  readonly rows: readonly Row[];
  /** Maps the key of each row to its index. */
  readonly places: ReadonlyMap<string, number>;
  /** Holds the index of the first row of each page, with the cursor that returns the page. */
  readonly pages: readonly { readonly at: number; readonly cursor: string | undefined }[];
  /** Holds the cursor of the next page. It is null if all rows are read. */
  readonly next: string | null;
  readonly total: number | undefined;
  readonly totalIsExact: boolean;
  readonly unreadable: number;
  /** Holds the keys of new rows that are not shown yet, so that the list does not jump. */
  readonly waiting: ReadonlySet<string>;
  /** Holds the keys of rows that changed a moment ago without an action of the person. */
  readonly changed: ReadonlySet<string>;
  /** Holds the keys of rows that no longer match the filters. */
  readonly gone: ReadonlySet<string>;
};
type KeyOf = (row: Row) => string;

const placesOf = (rows: readonly Row[], key: KeyOf) => new Map(rows.map((row, at) => [key(row), at]));
const NONE: ReadonlySet<string> = new Set();

/** Returns the rows of the first page. */
export function holdFirst(page: RowPage, key: KeyOf): Held {
  return {
    rows: page.data,
    places: placesOf(page.data, key),
    pages: [{ at: 0, cursor: undefined }],
    next: page.nextCursor,
    total: page.total,
    totalIsExact: page.totalIsExact ?? true,
    unreadable: page.unreadable?.length ?? 0,
    ...{ waiting: NONE, changed: NONE, gone: NONE },
  };
}

/** Returns the rows with the next page after them. A row that is already held is not added twice. */
export function append(held: Held, page: RowPage, key: KeyOf): Held {
  const added = page.data.filter((row) => !held.places.has(key(row)));
  const rows = [...held.rows, ...added];
  return {
    ...held,
    ...{ rows, places: placesOf(rows, key), next: page.nextCursor },
    pages: [...held.pages, { at: held.rows.length, cursor: held.next ?? undefined }],
    unreadable: held.unreadable + (page.unreadable?.length ?? 0),
  };
}

/** Returns the start index of the page of a row, and the cursor that returns this page. */
export const pageAt = (held: Held, place: number) =>
  held.pages.findLast(({ at }) => at <= place) ?? { at: 0, cursor: undefined };

const isSame = (one: Row, other: Row) => JSON.stringify(one) === JSON.stringify(other);

/**
 * Returns the rows after a page of them was read again. Rows keep their places: changed rows are replaced, new rows
 * wait, and missing rows are marked.
 */
export function refreshed(held: Held, page: RowPage, at: number, key: KeyOf): Held {
  const rows = [...held.rows];
  const changed = new Set<string>();
  const waiting = new Set(held.waiting);
  const gone = new Set(held.gone);
  let last = -1;
  for (const row of page.data) {
    const place = held.places.get(key(row));
    gone.delete(key(row));
    if (place === undefined) {
      waiting.add(key(row));
      continue;
    }
    last = Math.max(last, place);
    const known = rows[place];
    if (known && isSame(known, row)) continue;
    rows[place] = row;
    changed.add(key(row));
  }
  const seen = new Set(page.data.map(key));
  const end = page.nextCursor === null ? rows.length - 1 : last;
  for (const row of rows.slice(at, end + 1)) if (!seen.has(key(row))) gone.add(key(row));
  const counted = page.total === undefined ? {} : { total: page.total, totalIsExact: page.totalIsExact ?? true };
  return { ...held, ...counted, rows, changed, waiting, gone };
}
