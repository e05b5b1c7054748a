import { expect, test } from '@jest/globals';
import { backoff, jittered, loop, pause } from './loop.ts';

/** Waits for one turn of the event loop, in which all code runs that does not wait for a longer timer. */
const turn = () => pause(0);

test('a pause ends when its time is over or its signal aborts, and never throws', async () => {
  await pause(1);
  await pause(60_000, AbortSignal.abort());
  const stopping = new AbortController();
  const pausing = pause(60_000, stopping.signal);
  stopping.abort();
  await pausing;
});

test('a round that throws is reported and the next one follows; after the abort no round begins', async () => {
  const stopping = new AbortController();
  const failures: unknown[] = [];
  let rounds = 0;
  const { ended } = loop({ signal: stopping.signal, pauseMs: () => 1, failed: (e) => failures.push(e) }, async () => {
    rounds++;
    if (rounds === 3) stopping.abort();
    throw new Error(`round ${rounds}`);
  });
  await ended;
  expect(failures.map(String)).toEqual(['Error: round 1', 'Error: round 2', 'Error: round 3']);
});

test('a wake cuts the pause short, and a wake during a round makes the next one follow at once', async () => {
  const stopping = new AbortController();
  let rounds = 0;
  let duringRound: () => void = () => undefined;
  const waking = loop({ signal: stopping.signal, pauseMs: () => 60_000, failed: () => undefined }, async () => {
    rounds++;
    duringRound();
  });
  await turn();
  expect(rounds).toBe(1);
  waking.wake();
  await turn();
  expect(rounds).toBe(2);
  duringRound = () => {
    duringRound = () => undefined;
    waking.wake();
  };
  waking.wake();
  await turn();
  expect(rounds).toBe(4);
  stopping.abort();
  await waking.ended;
});

test('a jittered pause stays within a quarter of its length', () => {
  const pauses = Array.from({ length: 100 }, () => jittered(1_000)(0));
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(750);
  expect(Math.max(...pauses)).toBeLessThan(1_250);
});

test('the back-off doubles with each short round up to its limit, and a long round resets it', () => {
  const tries = Array.from({ length: 400 }, () => {
    const pauseMs = backoff(() => 1_000);
    return [0, 0, 0, 0, 6_000].map((lastedMs) => pauseMs(lastedMs));
  });
  const most = [0, 1, 2, 3, 4].map((round) => Math.max(...tries.map((pauses) => pauses[round] ?? 0)));
  for (const [round, limit] of [200, 400, 800, 1_000, 200].entries()) {
    expect(most[round]).toBeLessThan(limit);
    expect(most[round]).toBeGreaterThan(limit * 0.75);
  }
});
