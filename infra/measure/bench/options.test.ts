import { expect, test } from '@jest/globals';
import { readOptions } from './options.ts';

test('without flags it is the run that RESULTS.md is written of', () => {
  expect(readOptions([])).toEqual({
    ...{ clients: [1, 8, 32], repeats: 5, seconds: 10 },
    ...{ endurance: undefined, doubled: false, only: undefined },
  });
});

test('flags narrow it down', () => {
  const given = ['--clients', '1, 4', '--repeats=2', '--only', 'orders,search', '--endurance', '1000'];
  expect(readOptions(given)).toMatchObject({
    ...{ clients: [1, 4], repeats: 2, only: ['orders', 'search'], endurance: 1_000 },
  });
  expect(readOptions(['--instances', '2'])).toMatchObject({ doubled: true });
});

test('two runs are compared', () => {
  expect(readOptions(['--compare', 'a.json', 'b.json'])).toEqual({ compare: ['a.json', 'b.json'] });
});

test.each([
  [['--seconds', '0'], /--seconds/],
  [['--clients', '8,many'], /--clients.*'many'/],
  [['--instances', '3'], /1 or 2/],
  [['--compare', 'a.json'], /two files/],
  [['orders'], /'orders'/],
])('%j is refused with a word on what is meant', (given, message) => {
  expect(() => readOptions(given)).toThrow(message);
});
