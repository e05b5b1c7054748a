import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { boundsOf, filledDown, moved, parseTable, pasted, tableText } from './cells.ts';

const size = { rows: 4, columns: 3 };

test('a range has the same bounds in whatever direction it was marked', () => {
  const bounds = { top: 1, bottom: 3, left: 0, right: 2 };
  expect(boundsOf({ anchor: { row: 1, column: 2 }, focus: { row: 3, column: 0 } })).toEqual(bounds);
  expect(boundsOf({ anchor: { row: 3, column: 0 }, focus: { row: 1, column: 2 } })).toEqual(bounds);
});

test('nothing moves beyond the sheet', () => {
  expect(moved({ row: 0, column: 0 }, { rows: -1, columns: -5 }, size)).toEqual({ row: 0, column: 0 });
  expect(moved({ row: 1, column: 1 }, { rows: 99, columns: 99 }, size)).toEqual({ row: 3, column: 2 });
});

describe('a table of a spreadsheet', () => {
  test('has tabs between cells, and its last line break is no row', () => {
    expect(parseTable('64.00\t20\r\n59.00\t\r\n')).toEqual([
      ['64.00', '20'],
      ['59.00', ''],
    ]);
    expect(parseTable('one')).toEqual([['one']]);
    expect(parseTable('')).toEqual([]);
    expect(parseTable('a\n\nb')).toEqual([['a'], [''], ['b']]);
  });

  test('has quotes around cells with tabs, quotes or line breaks', () => {
    expect(parseTable('"say ""no"""\t"two\nlines"')).toEqual([['say "no"', 'two\nlines']]);
  });

  test('is read as it was written', () => {
    const cell = fc.stringMatching(/^[a-z0-9 ."\t\n]{0,6}$/);
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 4 });
    fc.assert(fc.property(table, (rows) => expect(parseTable(tableText(rows))).toEqual(rows)));
  });
});

describe('what is pasted', () => {
  const bounds = { top: 2, bottom: 2, left: 1, right: 1 };

  test('begins at the first marked cell, and ends with the sheet', () => {
    const table = parseTable('a\tb\tc\nd\te\tf\ng\th\ti');
    expect(pasted(table, bounds, size).map(({ row, column, text }) => `${row}${column}${text}`)).toEqual([
      ...['21a', '22b', '31d', '32e'],
    ]);
  });

  test('fills the whole range if it is one cell', () => {
    const range = { top: 0, bottom: 1, left: 0, right: 1 };
    expect(pasted([['x']], range, size).map(({ text }) => text)).toEqual(['x', 'x', 'x', 'x']);
  });
});

test('the first marked row fills the rows below it', () => {
  const bounds = { top: 0, bottom: 2, left: 1, right: 1 };
  expect(filledDown(bounds, ({ row, column }) => `${row}${column}`)).toEqual([
    { row: 1, column: 1, text: '01' },
    { row: 2, column: 1, text: '01' },
  ]);
});
