import { setTimeout as delay } from 'node:timers/promises';

/** Waits `ms` milliseconds, or until `signal` aborts. It never throws. */
export const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
  delay(ms, undefined, { signal }).catch(() => undefined); // `delay` only fails if the signal aborts

/** Returns the milliseconds to wait after a round that lasted `lastedMs`. */
type PauseMs = (lastedMs: number) => number;

/**
 * Returns pauses of `ms` on average. Each pause has another length, so that instances which start together do not stay
 * in step.
 */
export const jittered =
  (ms: number): PauseMs =>
  () =>
    ms * (0.75 + Math.random() / 2);

/**
 * A round that lasted longer than this number of ms counts as a success, even if it ended with an error, and resets the
 * back-off.
 */
const STEADY_MS = 5_000;

/**
 * Returns pauses for a back-off with full jitter: each pause is a random part of a limit. The limit is 200 ms at first
 * and doubles after each short round, up to `most()`. A long round resets the limit.
 */
export function backoff(most: () => number): PauseMs {
  let shortRounds = 0;
  return (lastedMs) => {
    if (lastedMs > STEADY_MS) shortRounds = 0;
    return Math.random() * Math.min(most(), 200 * 2 ** shortRounds++);
  };
}

export type Loop = {
  /** Resolves after the round in which the signal aborted. */
  readonly ended: Promise<void>;
  /** Starts the next round now or, during a round, right after it. */
  wake(): void;
};

/**
 * Runs `act` round after round until `signal` aborts. A round that throws is reported to `failed`, and the loop
 * continues.
 */
export function loop(
  { signal, pauseMs, failed }: { signal: AbortSignal; pauseMs: PauseMs; failed: (error: unknown) => void },
  act: () => Promise<unknown>,
): Loop {
  let pausing = new AbortController();
  const wake = () => pausing.abort();
  signal.addEventListener('abort', wake, { once: true });

  async function run(): Promise<void> {
    while (!signal.aborted) {
      const started = Date.now();
      await act().catch(failed);
      if (!signal.aborted) await pause(pauseMs(Date.now() - started), pausing.signal);
      pausing = new AbortController();
    }
  }
  return { ended: run(), wake };
}
