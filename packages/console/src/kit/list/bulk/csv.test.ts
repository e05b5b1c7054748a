import { expect, test } from '@jest/globals';
import { csvCell, csvLine } from './csv.ts';

test('a cell that would run as a formula becomes a text', () => {
  expect(['=1+1', '+cmd', '-cmd', '@sum', '\tx'].map(csvCell)).toEqual(["'=1+1", "'+cmd", "'-cmd", "'@sum", "'\tx"]);
});

test('a negative number stays a number, so that it can be added up', () => {
  expect(['-12.50', '-1+cmd', '+14155550132'].map(csvCell)).toEqual(['-12.50', "'-1+cmd", "'+14155550132"]);
});

test('commas, quotes and line breaks are quoted', () => {
  expect(csvLine(['a,b', 'say "no"', 'x\ny', 'plain'])).toBe('"a,b","say ""no""","x\ny",plain\r\n');
});
