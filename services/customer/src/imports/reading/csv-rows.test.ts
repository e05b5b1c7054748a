// Tests that a CSV file is read as spreadsheets write it, wherever its bytes are cut into pieces, and that a broken
// line does not break another line.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csvRows } from './csv-rows.ts';

function read(text: string, delimiter = ',', piece = text.length || 1): string[][] {
  const rows = csvRows(delimiter);
  const found: string[][] = [];
  for (let at = 0; at < text.length; at += piece) found.push(...rows.feed(text.slice(at, at + piece)));
  return [...found, ...rows.end()];
}

test.each([
  [
    'a,b\n1,2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a,b\r\n1,2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a,b\r1,2\r',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a,\n,b\n',
    [
      ['a', ''],
      ['', 'b'],
    ],
  ],
  ['"a, b","c ""d"""\n', [['a, b', 'c "d"']]],
  ['"two\nlines",2\n', [['two\nlines', '2']]],
  [
    'a,b\n\n\n,\n1,2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  ['5" pipe,2\n', [['5" pipe', '2']]],
])('%j is read', (text, rows) => expect(read(text)).toEqual(rows));

describe('a quote that is never closed breaks its own line only', () => {
  test.each([
    [
      '1,"Ana,Lima\n2,Bob,May\n',
      [
        ['1', '"Ana', 'Lima'],
        ['2', 'Bob', 'May'],
      ],
    ],
    [
      '1,"Ana,Lima\n2,"Bob",May\n',
      [
        ['1', '"Ana', 'Lima'],
        ['2', 'Bob', 'May'],
      ],
    ],
    [
      '1,"Ana" Lima,x\n2,Bob,May\n',
      [
        ['1', '"Ana" Lima', 'x'],
        ['2', 'Bob', 'May'],
      ],
    ],
  ])('%j', (text, rows) => expect(read(text)).toEqual(rows));

  test('in the middle of a long file', () => {
    const lines = Array.from({ length: 5_000 }, (_, n) => (n === 2_500 ? `${n},"broken` : `${n},fine`));
    const rows = read(lines.join('\n'), ',', 1_000);
    expect(rows).toHaveLength(5_000);
    expect(rows[2_500]).toEqual(['2500', '"broken']);
  });
});

test('every table that is written as CSV is read as it was, in pieces of any length', () => {
  const cell = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('"', 'a,b', 'x\ny', 'ß', '王小明', '\r\n'));
  const row = fc.array(cell, { minLength: 2, maxLength: 4 }).filter((cells) => cells.some((one) => one !== ''));
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 7 }), (table, piece) => {
      const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
      const text = table.map((cells) => cells.map(quoted).join(',')).join('\r\n');
      expect(read(text, ',', piece)).toEqual(table);
    }),
  );
});
