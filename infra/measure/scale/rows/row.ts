/** Holds rows for one table. `into` is the table with its columns, in the syntax of COPY. */
export type TableRows = { readonly into: string; readonly rows: Iterable<string> };

export function* countTo(end: number): Generator<number, void> {
  for (let n = 0; n < end; n += 1) yield n;
}

/** Yields the rows of each item lazily, so that five million orders are never in memory. */
export function* rowsOf<T>(items: Iterable<T>, make: (item: T) => Iterable<string>): Generator<string, void> {
  for (const item of items) yield* make(item);
}
