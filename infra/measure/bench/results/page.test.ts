import { expect, test } from '@jest/globals';
import { WORKLOADS } from './titles.ts';
import { page } from './page.ts';
import type { Run } from './run.ts';

const figures = (perSecond: number, failure?: string) => ({
  ...{ done: 100, perSecond, p50: 21.2, p99: 64, failed: failure ? 1 : 0 },
  ...(failure && { failure }),
});
const run: Run = {
  ...{ at: '2026-11-22T10:00:00.000Z', commit: 'abc1234', repeats: 3, seconds: 10 },
  machine: {
    ...{ processor: 'Some CPU', cores: 2, memoryGB: 7.8, system: 'Linux 6', node: '20.1', postgres: '18.4' },
    ...{ rabbitmq: '4.1', postgresSettings: { fsync: 'on' } },
  },
  sections: [
    {
      ...{ title: 'Orders', notes: ['Warm after 2,000 orders.'] },
      loads: [{ what: WORKLOADS.order, clients: 1, repeats: [figures(40), figures(44), figures(30, '503: no')] }],
      grids: [{ title: 'CPU', columns: ['1 client'], rows: [{ name: 'gateway', cells: [[1.5, 1.25, 1.75]] }] }],
    },
  ],
};

test('a row has the median with its range, the percentiles and the number of failures', () => {
  const line = page(run)
    .split('\n')
    .find((one) => one.startsWith(`| ${WORKLOADS.order}`));
  expect(line?.split('|').map((cell) => cell.trim())).toEqual([
    '',
    WORKLOADS.order,
    '1',
    '40 (30–44)',
    '21.2',
    '64',
    '1',
    '',
  ]);
  expect(page(run)).toContain(`- ${WORKLOADS.order}: 503: no`);
});

test('a target is met, not met or not measured, and has its bound beside the measured value', () => {
  const lines = page(run).split('\n');
  expect(lines.find((line) => line.includes('one client'))).toMatch(/≤ 30 ms +\| +21\.2 ms +\| +met/);
  expect(lines.find((line) => line.includes('two instances'))).toMatch(/≥ 95 % +\| +– +\| +not measured/);
});

test('the page has the machine, the settings of PostgreSQL and the grids', () => {
  const text = page(run);
  expect(text).toContain('Some CPU, 2 cores');
  expect(text).toContain('fsync on');
  expect(text).toContain('1.5 (1.3–1.8)');
});
