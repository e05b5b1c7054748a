/** Readings of files that rest between two messages, so that a file is not read from its beginning for each of them. */
import type { Read } from '@toric/messaging/sql';

/** A reading that rests keeps some pieces of its file in memory. */
const RESTING_AT_MOST = 2;

type Row = readonly string[];
type Open = (read: Read) => AsyncGenerator<Row>;

/** Rows of a file one by one. A row that was looked at and not taken is the next one again. */
export type Reading = {
  /** Returns the next row and does not take it. Returns undefined at the end of the file. */
  readonly peek: () => Promise<Row | undefined>;
  readonly take: () => void;
};
type Kept = Reading & {
  /** The rows that were taken so far. */
  readonly at: () => number;
  /** Sets with which connection the reading goes on. */
  readonly goOn: (read: Read) => void;
};

function begin(open: Open, first: Read): Kept {
  let current = first;
  let at = 0;
  let looked: { readonly row: Row | undefined } | undefined;
  const rows = open((query) => current(query));
  return {
    async peek() {
      looked ??= { row: (await rows.next()).value ?? undefined };
      return looked.row;
    },
    take() {
      looked = undefined;
      at++;
    },
    at: () => at,
    goOn(read) {
      current = read;
    },
  };
}

/**
 * Returns a function that reads a file from the row after `after`. It goes on with a reading that rests, if one rests
 * at this row or before it. A failed `use` drops the reading, because its transaction is gone.
 */
export function restingReadings() {
  const resting = new Map<string, Kept>();

  return async function reading<R>(
    { id, after, read, open }: { id: string; after: number; read: Read; open: Open },
    use: (reading: Reading) => Promise<R>,
  ): Promise<R> {
    const kept = resting.get(id);
    resting.delete(id);
    const one = kept && kept.at() <= after ? kept : begin(open, read);
    one.goOn(read);
    while (one.at() < after && (await one.peek())) one.take();
    const result = await use(one);
    // the end of the file is known by now, or there is more to come
    if (await one.peek()) resting.set(id, one);
    for (const oldest of [...resting.keys()].slice(0, -RESTING_AT_MOST)) resting.delete(oldest);
    return result;
  };
}
