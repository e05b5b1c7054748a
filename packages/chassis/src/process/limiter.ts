export type Limited = <T>(work: () => Promise<T>) => Promise<T>;

/** Returns a bulkhead: at most `atOnce` calls run, at most `waiting` calls queue, and further calls are refused. */
export function limiter({ atOnce, waiting }: { atOnce: number; waiting: number }, refusal: () => Error): Limited {
  const queue: (() => void)[] = [];
  let running = 0;

  async function enter(): Promise<void> {
    if (running < atOnce) {
      running += 1;
      return;
    }
    if (queue.length >= waiting) throw refusal();
    // the call that ends passes its slot to the next call in the queue, so no new call can overtake the queue
    await new Promise<void>((resolve) => queue.push(resolve));
  }

  return async (work) => {
    await enter();
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
