import { describe, expect, test } from '@jest/globals';
import { type Outcome, runItems } from './run-items.ts';

const later = () => new Promise<void>((resolve) => setTimeout(resolve, 1));

describe('a job', () => {
  test('runs each item once, and at most four at the same time', async () => {
    let [running, most] = [0, 0];
    const done: number[] = [];
    const run = async (item: number) => {
      most = Math.max(most, ++running);
      await later();
      running--;
      return item * 2;
    };
    await runItems([1, 2, 3, 4, 5, 6, 7, 8, 9], run, {
      ...{ atOnce: 4, signal: new AbortController().signal },
      onOutcome: (item) => done.push(item),
    });
    expect(most).toBe(4);
    expect(done.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('goes on after an item that fails', async () => {
    const outcomes: Outcome<string>[] = [];
    const run = (item: string) => (item === 'b' ? Promise.reject(new Error('refused')) : Promise.resolve(item));
    await runItems(['a', 'b', 'c'], run, {
      ...{ atOnce: 1, signal: new AbortController().signal },
      onOutcome: (_, outcome) => outcomes.push(outcome),
    });
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true]);
  });

  test('begins no further item after a stop', async () => {
    const stop = new AbortController();
    const done: number[] = [];
    await runItems([1, 2, 3, 4], (item) => Promise.resolve(item), {
      ...{ atOnce: 1, signal: stop.signal },
      onOutcome: (item) => {
        done.push(item);
        if (item === 2) stop.abort();
      },
    });
    expect(done).toEqual([1, 2]);
  });
});
