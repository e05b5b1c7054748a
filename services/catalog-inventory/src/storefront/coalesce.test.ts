import { expect, test } from '@jest/globals';
import { coalesce } from './coalesce.ts';

/**
 * Returns a coalesced query. Each run of the query ends when the test calls the next function of `finish`. The result
 * of a run is its number: 1 for the first run.
 */
function slowQuery() {
  const finish: ((fails?: boolean) => void)[] = [];
  const started: string[] = [];
  const call = coalesce((caller: string) => {
    const n = started.push(caller);
    return new Promise<number>((resolve, reject) =>
      finish.push((fails) => (fails ? reject(new Error(`query ${n}`)) : resolve(n))),
    );
  });
  return { call, started, finish };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('callers during a running query share the next query, which starts after it', async () => {
  const { call, started, finish } = slowQuery();
  const first = call('a');
  await turn();
  const [second, third] = [call('b'), call('c')];
  await turn();
  expect(started).toEqual(['a']);
  finish[0]?.();
  expect(await first).toBe(1);
  await turn();
  expect(started).toEqual(['a', 'b']);
  const fourth = call('d');
  finish[1]?.();
  expect(await Promise.all([second, third])).toEqual([2, 2]);
  await turn();
  finish[2]?.();
  expect(await fourth).toBe(3);
});

test('a failed query fails the callers that share it, and no later caller', async () => {
  const { call, finish } = slowQuery();
  const first = call('a');
  await turn();
  const second = call('b');
  finish[0]?.(true);
  await expect(first).rejects.toThrow('query 1');
  await turn();
  finish[1]?.();
  expect(await second).toBe(2);
});
