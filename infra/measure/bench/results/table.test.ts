import { expect, test } from '@jest/globals';
import { formatSpread, table, formatNumber } from './table.ts';

test('numbers are rounded by their magnitude', () => {
  expect([5_190.4, 287, 28.66, 3, 0.7512, 0].map(formatNumber)).toEqual(['5,190', '287', '28.7', '3', '0.751', '0']);
});

test('several repeats are shown as median and range, one as itself, and none as a dash', () => {
  expect(formatSpread([210, 180, 200])).toBe('200 (180–210)');
  expect([formatSpread([12.34]), formatSpread([])]).toEqual(['12.3', '–']);
});

test('columns are aligned, and numbers are right-aligned', () => {
  const rows = [
    ['what', 'ms'],
    ['order', '9'],
  ];
  expect(table(rows).split('\n')).toEqual(['| what  |  ms |', '|-------|----:|', '| order |   9 |']);
});
