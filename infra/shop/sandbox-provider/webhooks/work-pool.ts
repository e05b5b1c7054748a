/** Handles items in a first-in, first-out queue with a bounded number of concurrent workers. */
export type WorkPool<T> = Readonly<{
  add(items: readonly T[]): void;
  status(): { ready: number; active: number };
  /** Starts no more work, and waits until the work in progress is done. */
  drain(): Promise<void>;
}>;

export function createWorkPool<T>(limit: number, work: (item: T) => Promise<void>): WorkPool<T> {
  let queue: T[] = [];
  let head = 0;
  let draining = false;
  const active = new Set<Promise<void>>();

  function takeNext(): T | undefined {
    const item = queue[head];
    head += 1;
    // shift() on a long array is slow, so the consumed part is dropped only from time to time
    if (head >= 1_024 || head >= queue.length) {
      queue = queue.slice(head);
      head = 0;
    }
    return item;
  }

  function startNext(): void {
    while (!draining && active.size < limit) {
      const item = takeNext();
      if (item === undefined) return;
      const running = work(item).finally(() => {
        active.delete(running);
        startNext();
      });
      active.add(running);
    }
  }

  return {
    add: (items) => {
      for (const item of items) queue.push(item);
      startNext();
    },
    status: () => ({ ready: queue.length - head, active: active.size }),
    drain: async () => {
      draining = true;
      await Promise.all(active);
    },
  };
}
