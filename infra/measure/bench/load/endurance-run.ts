// So many in a row, without a pause, told by tenths: whether the end is as the beginning was.
import type { Figures } from '../results/run.ts';
import { figuresOf } from './measure.ts';

const TENTHS = 10;

/** `tenth` is called as each is over. What failed counts towards the number, so that it does end. */
export async function inARow(options: {
  clients: number;
  total: number;
  act: (client: number) => Promise<unknown>;
  signal: AbortSignal;
  tenth: (number: number, figures: Figures) => void;
}): Promise<void> {
  const { clients, total, act, signal, tenth } = options;
  let begun = 0;
  let ended = 0;
  let tenths = 0;
  let since = performance.now();
  let times: number[] = [];
  let failures: unknown[] = [];

  function count(): void {
    ended++;
    if (ended < (total * (tenths + 1)) / TENTHS) return;
    const now = performance.now();
    tenth(++tenths, figuresOf(times, failures, (now - since) / 1_000));
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
      count();
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, client) => loop(client)));
  signal.throwIfAborted();
}
