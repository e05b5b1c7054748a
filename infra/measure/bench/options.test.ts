import { expect, test } from '@jest/globals';
import { readOptions } from './options.ts';

test('without flags the options are those of the run for RESULTS.md', () => {
  expect(readOptions([])).toEqual({
    ...{ clients: [1, 8, 32], repeats: 5, seconds: 10 },
    ...{ endurance: undefined, twoInstances: false, otherNode: undefined, only: undefined },
  });
});

test('flags restrict the run', () => {
  const given = ['--clients', '1, 4', '--repeats=2', '--only', 'orders,search', '--endurance', '1000'];
  expect(readOptions(given)).toMatchObject({
    ...{ clients: [1, 4], repeats: 2, only: ['orders', 'search'], endurance: 1_000 },
  });
  expect(readOptions(['--instances', '2'])).toMatchObject({ twoInstances: true });
  expect(readOptions(['--node', '/usr/bin/node'])).toMatchObject({ otherNode: '/usr/bin/node' });
});

test('--compare takes two files', () => {
  expect(readOptions(['--compare', 'a.json', 'b.json'])).toEqual({ compare: ['a.json', 'b.json'] });
});

test.each([
  [['--seconds', '0'], /--seconds/],
  [['--clients', '8,many'], /--clients.*'many'/],
  [['--instances', '3'], /1 or 2/],
  [['--compare', 'a.json'], /two files/],
  [['orders'], /'orders'/],
])('%j is refused with an explanation', (given, message) => {
  expect(() => readOptions(given)).toThrow(message);
});
