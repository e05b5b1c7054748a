/**
 * Coalesces concurrent calls. Items that arrive while a flush runs share the next flush. Returns a function that
 * resolves to the result of its own item, in the order of `flush`. If a flush fails, all its items fail.
 */
export function batcher<T, R>(flush: (items: readonly T[]) => Promise<readonly R[]>): (item: T) => Promise<R> {
  type Waiting = { item: T; resolve: (result: R) => void; reject: (error: unknown) => void };
  let waiting: Waiting[] = [];
  let flushing = false;

  async function run(): Promise<void> {
    flushing = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const results = await flush(batch.map(({ item }) => item));
        // `flush` returns one result for each item
        batch.forEach(({ resolve }, index) => resolve(results[index] as R));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    flushing = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      // items of the same turn of the event loop share a flush
      if (!flushing) queueMicrotask(() => void (flushing || run()));
    });
}
