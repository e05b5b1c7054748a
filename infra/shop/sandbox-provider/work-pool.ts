/** A first-in, first-out queue worked by a bounded number at a time. */
export type WorkPool<T> = Readonly<{
  add(items: readonly T[]): void;
  status(): { ready: number; active: number };
  /** Starts nothing more and waits for what is under way. */
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
    // shifting a long array is slow: drop the spent part now and then
    if (head >= 1_024 || head >= queue.length) {
      queue = queue.slice(head);
      head = 0;
    }
    return item;
  }

  function pump(): void {
    while (!draining && active.size < limit) {
      const item = takeNext();
      if (item === undefined) return;
      const running = work(item).finally(() => {
        active.delete(running);
        pump();
      });
      active.add(running);
    }
  }

  return {
    add: (items) => {
      for (const item of items) queue.push(item);
      pump();
    },
    status: () => ({ ready: queue.length - head, active: active.size }),
    drain: async () => {
      draining = true;
      await Promise.all(active);
    },
  };
}
