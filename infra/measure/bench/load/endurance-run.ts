import type { Figures } from '../results/run.ts';
import { figuresOf } from './measure.ts';

const TENTHS = 10;

/**
 * Performs `total` requests without a pause and reports the figures of each tenth of them, so that the end of the run
 * can be compared with its beginning. A failed request counts towards `total`, so that the run always ends.
 */
export async function runEndurance(options: {
  clients: number;
  total: number;
  act: (client: number) => Promise<unknown>;
  signal: AbortSignal;
  onTenth: (number: number, figures: Figures) => void;
}): Promise<void> {
  const { clients, total, act, signal, onTenth } = options;
  let begun = 0;
  let ended = 0;
  let tenths = 0;
  let since = performance.now();
  let times: number[] = [];
  let failures: unknown[] = [];

  function countEnd(): void {
    ended++;
    if (ended < (total * (tenths + 1)) / TENTHS) return;
    const now = performance.now();
    onTenth(++tenths, figuresOf(times, failures, (now - since) / 1_000));
    [times, failures, since] = [[], [], now];
  }

  async function loop(client: number): Promise<void> {
    while (begun < total && !signal.aborted) {
      begun++;
      const started = performance.now();
      await act(client).then(
        () => times.push(performance.now() - started),
        (error: unknown) => failures.push(error),
      );
      countEnd();
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, client) => loop(client)));
  signal.throwIfAborted();
}
