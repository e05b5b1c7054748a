import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { seedOnce } from './seed-once.ts';

let folder: string;
let lines: string[];
let calls: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'toric-seed-'));
  lines = [];
  calls = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs `seedOnce` against a shop that is already filled or not. The filling fails if `fails` is true. */
const start = (isFilled: boolean, fails = false) =>
  seedOnce({
    marker: join(folder, 'filled'),
    async isFilled() {
      calls.push('isFilled');
      return isFilled;
    },
    async fill() {
      calls.push('fill');
      if (fails) throw new Error('the network is down');
    },
    log: (line) => lines.push(line),
  });

test('the seed fills the shop at the first start, and calls nothing at any later start', async () => {
  await start(false);
  expect(calls).toEqual(['isFilled', 'fill']);
  // The owner has taken the last sample product off sale, so the shop looks as if it was not filled yet.
  await start(false);
  expect(calls).toEqual(['isFilled', 'fill']);
  expect(lines).toEqual(['the sample shop was filled before, and nothing is to do']);
});

test('a shop that was filled before there was a marker is not filled again', async () => {
  await start(true);
  await start(false);
  expect(calls).toEqual(['isFilled']);
});

test('an interrupted seed goes on at the next start', async () => {
  await expect(start(false, true)).rejects.toThrow('the network is down');
  await start(false);
  expect(calls).toEqual(['isFilled', 'fill', 'isFilled', 'fill']);
});
