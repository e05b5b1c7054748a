import { expect, test } from '@jest/globals';
import { compare } from './compare.ts';
import type { Run } from './run.ts';

const runOf = (commit: string, perSecond: readonly number[], grids: Run['sections'][number]['grids'] = []): Run => ({
  ...{ at: '2026-11-22T10:00:00.000Z', commit, repeats: perSecond.length, seconds: 10 },
  machine: {
    ...{ processor: 'any', cores: 2, memoryGB: 8, system: 'Linux', node: '20', postgres: '18', rabbitmq: '4' },
    postgresSettings: {},
  },
  sections: [
    {
      ...{ title: 'Orders', notes: [], grids },
      loads: [
        {
          ...{ what: 'order', clients: 8 },
          repeats: perSecond.map((rate) => ({ done: 10, perSecond: rate, p50: 20, p99: 60, failed: 0 })),
        },
      ],
    },
  ],
});
const lineOf = (text: string, name: string) =>
  text
    .split('\n')
    .find((line) => line.startsWith(`| ${name}`))
    ?.split('|')
    .map((cell) => cell.trim())
    .slice(2, -1);

test('each row has both medians with their ranges, and the ratio', () => {
  const text = compare(runOf('aaa', [90, 100, 110]), runOf('bbb', [150, 140, 160]));
  expect(lineOf(text, 'order · 8 clients · per second')).toEqual(['100 (90–110)', '150 (140–160)', '1.5']);
  expect(text.split('\n')[0]).toContain('2026-11-22 10:00, bbb');
});

test('a ratio is marked with ~ if the ranges overlap', () => {
  const text = compare(runOf('aaa', [90, 100, 110]), runOf('bbb', [105, 112, 120]));
  expect(lineOf(text, 'order · 8 clients · per second')?.at(-1)).toBe('~ 1.1');
});

test('a row that only one run measured has no ratio', () => {
  const grid = { title: 'CPU', columns: ['8 clients'], rows: [{ name: 'gateway', cells: [[1.5]] }] };
  const text = compare(runOf('aaa', [100]), runOf('bbb', [100], [grid]));
  expect(lineOf(text, 'CPU · gateway · 8 clients')).toEqual(['–', '1.5', '–']);
});
