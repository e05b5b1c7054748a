// A closed loop: so many clients, each with one request under way, for so long. What ends within the window counts.
import { setImmediate, setTimeout as delay } from 'node:timers/promises';
import { inspect } from 'node:util';
import type { Meter } from '../machine/cpu-meter.ts';
import type { Figures } from '../results/run.ts';
import { percentile } from '../results/stats.ts';

export type Load = {
  clients: number;
  /** One request; it failed when it throws. */
  act: (client: number) => Promise<unknown>;
  seconds: number;
  signal: AbortSignal;
  /** Before the window opens: connections are made, and what was measured before dies down. */
  leadInMs?: number;
  around?: Meter;
};

const LEAD_IN_MS = 1_000;

export async function measure(load: Load): Promise<Figures> {
  const { clients, act, seconds, signal, leadInMs = LEAD_IN_MS, around } = load;
  const times: number[] = [];
  const failures: unknown[] = [];
  let going = true;
  let counting = false;

  async function loop(client: number): Promise<void> {
    while (going) {
      const started = performance.now();
      const failure = await act(client).then(
        () => undefined,
        (error: unknown) => ({ error }),
      );
      if (counting && failure) failures.push(failure.error);
      if (counting && !failure) times.push(performance.now() - started);
      // what fails at once, again and again, would leave no turn to the clock
      if (failure) await setImmediate();
    }
  }

  const loops = Array.from({ length: clients }, (_, client) => loop(client));
  try {
    await delay(leadInMs, undefined, { signal });
    around?.opened();
    const opened = performance.now();
    counting = true;
    await delay(seconds * 1_000, undefined, { signal });
    counting = false;
    const elapsed = (performance.now() - opened) / 1_000;
    around?.closed();
    return figuresOf(times, failures, elapsed);
  } finally {
    going = false;
    await Promise.all(loops);
  }
}

export function figuresOf(times: readonly number[], failures: readonly unknown[], seconds: number): Figures {
  const [first] = failures;
  return {
    done: times.length,
    perSecond: times.length / seconds,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    failed: failures.length,
    ...(first !== undefined && { failure: inspect(first).split('\n', 1).join() }),
  };
}
