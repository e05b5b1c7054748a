/**
 * Keeps paused readings of files between two messages, so that a file is not read from its beginning for each message.
 */
import type { Read } from '@toric/messaging/sql';

/** Holds the largest number of paused readings, because each of them keeps a part of its file in memory. */
const RESTING_AT_MOST = 2;

type Row = readonly string[];
type Open = (read: Read) => AsyncGenerator<Row>;

/** Reads the rows of a file one by one. A row that was peeked at but not taken is still the next row. */
export type Reading = {
  /** Returns the next row without taking it. Returns undefined at the end of the file. */
  readonly peek: () => Promise<Row | undefined>;
  readonly take: () => void;
};
type Kept = Reading & {
  /** Returns the number of rows that were taken from the file. */
  readonly at: () => number;
  /** Sets the database connection with which the reading continues. */
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
 * Returns a function that reads a file from the row after `after`. It continues a paused reading, if there is one at
 * this row or before it. If `use` fails, the reading is dropped, because its transaction is rolled back.
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
    // keeps the reading only if the file has more rows
    if (await one.peek()) resting.set(id, one);
    for (const oldest of [...resting.keys()].slice(0, -RESTING_AT_MOST)) resting.delete(oldest);
    return result;
  };
}
