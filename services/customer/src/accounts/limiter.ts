/** Lets few pieces of heavy work run at once and few more wait; what is beyond is refused at once. */
export type Limited = <T>(work: () => Promise<T>) => Promise<T>;

export function limiter({ atOnce, waiting }: { atOnce: number; waiting: number }, refusal: () => Error): Limited {
  const queue: (() => void)[] = [];
  let running = 0;

  async function enter(): Promise<void> {
    if (running < atOnce) {
      running += 1;
      return;
    }
    if (queue.length >= waiting) throw refusal();
    // whoever leaves hands its place over, so nobody can slip in between
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
