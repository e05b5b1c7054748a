export type Outcome<A> = { readonly ok: true; readonly answer: A } | { readonly ok: false; readonly problem: unknown };

/**
 * Runs one request for each item, at most `atOnce` at the same time. A failed item does not stop the others. After an
 * abort, running requests end and no further request starts.
 */
export async function runItems<T, A>(
  items: readonly T[],
  run: (item: T) => Promise<A>,
  {
    atOnce,
    signal,
    onOutcome,
  }: { atOnce: number; signal: AbortSignal; onOutcome: (item: T, outcome: Outcome<A>) => void },
): Promise<void> {
  const queue = items[Symbol.iterator]();
  const worker = async () => {
    for (const item of queue) {
      if (signal.aborted) return;
      onOutcome(item, await outcomeOf(item, run));
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}

async function outcomeOf<T, A>(item: T, run: (item: T) => Promise<A>): Promise<Outcome<A>> {
  try {
    return { ok: true, answer: await run(item) };
  } catch (problem) {
    return { ok: false, problem };
  }
}
