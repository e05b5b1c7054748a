import { setImmediate, setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { figuresOf, measure } from './measure.ts';

const never = new AbortController().signal;

test('each client has one pending request, and all requests end before the promise resolves', async () => {
  let pending = 0;
  let most = 0;
  const figures = await measure({
    ...{ clients: 3, seconds: 0.1, leadInMs: 5, signal: never },
    act: async () => {
      most = Math.max(most, ++pending);
      await delay(5);
      pending--;
    },
  });
  expect([most, pending]).toEqual([3, 0]);
  expect(figures.done).toBeGreaterThan(0);
  expect(figures.p50).toBeGreaterThanOrEqual(4);
});

test('only requests that end within the window count, and the meter is open during the window', async () => {
  let open = false;
  let [within, outside] = [0, 0];
  const meter = {
    opened() {
      open = true;
    },
    closed() {
      open = false;
    },
  };
  const figures = await measure({
    ...{ clients: 2, seconds: 0.05, leadInMs: 50, signal: never, meter },
    act: async () => {
      await delay(1);
      if (open) within++;
      else outside++;
    },
  });
  expect(outside).toBeGreaterThan(0);
  expect(figures.done).toBe(within);
});

test('failures are counted separately, with the error of the first one', async () => {
  let turn = 0;
  const figures = await measure({
    ...{ clients: 1, seconds: 0.05, leadInMs: 0, signal: never },
    act: async () => {
      await delay(1);
      if (turn++ % 2 === 1) throw new Error(`no ${turn}`);
    },
  });
  expect(figures.failed).toBeGreaterThan(0);
  expect(figures.failure).toMatch(/^Error: no \d+$/);
});

test('an aborted run stops its clients', async () => {
  const stopping = new AbortController();
  let acts = 0;
  const measuring = measure({
    ...{ clients: 2, seconds: 60, leadInMs: 0, signal: stopping.signal },
    act: async () => {
      acts++;
      await delay(1);
    },
  });
  setTimeout(() => stopping.abort(), 20);
  await expect(measuring).rejects.toThrow(/abort/);
  const then = acts;
  await setImmediate();
  expect(acts).toBe(then);
});

test('requests that fail immediately do not block the end of the window', async () => {
  const act = () => Promise.reject(new Error('closed'));
  const figures = await measure({ clients: 2, seconds: 0.02, leadInMs: 0, signal: never, act });
  expect([figures.done, figures.failure]).toEqual([0, 'Error: closed']);
});

test('throughput uses the elapsed seconds', () => {
  expect(figuresOf([10, 20, 30], [], 1.5)).toEqual({ done: 3, perSecond: 2, p50: 20, p99: 30, failed: 0 });
});
