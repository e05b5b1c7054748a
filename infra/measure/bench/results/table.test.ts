import { expect, test } from '@jest/globals';
import { spreadOf, table, written } from './table.ts';

test('numbers have as many digits as mean something', () => {
  expect([5_190.4, 287, 28.66, 3, 0.7512, 0].map(written)).toEqual(['5,190', '287', '28.7', '3', '0.751', '0']);
});

test('of several repeats the median and the range are shown, of one itself, of none a dash', () => {
  expect(spreadOf([210, 180, 200])).toBe('200 (180–210)');
  expect([spreadOf([12.34]), spreadOf([])]).toEqual(['12.3', '–']);
});

test('columns are aligned, numbers to the right', () => {
  const rows = [
    ['what', 'ms'],
    ['order', '9'],
  ];
  expect(table(rows).split('\n')).toEqual(['| what  |  ms |', '|-------|----:|', '| order |   9 |']);
});
