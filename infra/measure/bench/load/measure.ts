import { setImmediate, setTimeout as delay } from 'node:timers/promises';
import { inspect } from 'node:util';
import type { Meter } from '../machine/cpu-meter.ts';
import type { Figures } from '../results/run.ts';
import { percentile } from '../results/stats.ts';

/** Describes a closed loop: each of the clients sends its next request when the previous one has been answered. */
export type ClosedLoop = {
  clients: number;
  /** Performs one request. It throws if the request failed. */
  act: (client: number) => Promise<unknown>;
  seconds: number;
  signal: AbortSignal;
  /**
   * States the milliseconds from the first request to the start of the measurement. In this time the clients open their
   * connections, and the work that the previous workload left ends.
   */
  leadInMs?: number;
  meter?: Meter;
};

const LEAD_IN_MS = 1_000;

/**
 * Measures for `seconds` how fast requests are answered. Each client sends its next request when the previous one has
 * ended (a closed loop). A request counts if it ends within these seconds, even if it began before them.
 */
export async function measure(load: ClosedLoop): Promise<Figures> {
  const { clients, act, seconds, signal, leadInMs = LEAD_IN_MS, meter } = load;
  const times: number[] = [];
  const failures: unknown[] = [];
  let isRunning = true;
  let isCounting = false;

  async function loop(client: number): Promise<void> {
    while (isRunning) {
      const started = performance.now();
      const failure = await act(client).then(
        () => undefined,
        (error: unknown) => ({ error }),
      );
      if (isCounting && failure) failures.push(failure.error);
      if (isCounting && !failure) times.push(performance.now() - started);
      // A loop of requests that fail immediately would block the event loop, and the timer that ends the measurement
      // would never run.
      if (failure) await setImmediate();
    }
  }

  const loops = Array.from({ length: clients }, (_, client) => loop(client));
  try {
    await delay(leadInMs, undefined, { signal });
    meter?.opened();
    const opened = performance.now();
    isCounting = true;
    await delay(seconds * 1_000, undefined, { signal });
    isCounting = false;
    const elapsed = (performance.now() - opened) / 1_000;
    meter?.closed();
    return figuresOf(times, failures, elapsed);
  } finally {
    isRunning = false;
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
