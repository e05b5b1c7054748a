/** `into`: the table and its columns, as COPY wants them. */
export type TableRows = { readonly into: string; readonly rows: Iterable<string> };

export function* countTo(end: number): Generator<number, void> {
  for (let n = 0; n < end; n += 1) yield n;
}

/** One row or more of each thing, made when it is asked for: five million orders are never in memory. */
export function* rowsOf<T>(things: Iterable<T>, make: (thing: T) => Iterable<string>): Generator<string, void> {
  for (const thing of things) yield* make(thing);
}
