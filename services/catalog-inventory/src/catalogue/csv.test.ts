import { expect, test } from '@jest/globals';
import { writeCsv } from '@toric/chassis/files/csv';
import fc from 'fast-check';
import { readCsv } from './csv.ts';

const rows = (text: string) => {
  const read = readCsv(text);
  return 'badQuotesOn' in read ? `bad quotes on ${read.badQuotesOn}` : read.map(({ line, cells }) => [line, ...cells]);
};

test.each<[string, unknown]>([
  [
    'a,b\n1,2',
    [
      [1, 'a', 'b'],
      [2, '1', '2'],
    ],
  ],
  [
    'a,b\r\n1,\r\n',
    [
      [1, 'a', 'b'],
      [2, '1', ''],
    ],
  ],
  [
    'a\n\n , \nb',
    [
      [1, 'a'],
      [4, 'b'],
    ],
  ],
  [
    '"a,""b""\r\nc",d\ne',
    [
      [1, 'a,"b"\r\nc', 'd'],
      [3, 'e'],
    ],
  ],
  ['a,', [[1, 'a', '']]],
  ['', []],
  ['a\n"b', 'bad quotes on 2'],
  ['a"b', 'bad quotes on 1'],
  ['"a"b', 'bad quotes on 1'],
])('%j is read by RFC 4180', (text, expected) => {
  expect(rows(text)).toEqual(expected);
});

test('a file of quoted cells is read back unchanged', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('"', ',', '\n', '\r\n', '""', 'a\rb'));
  const table = fc.array(
    fc.array(cell, { minLength: 1, maxLength: 4 }).filter((some) => some.some((one) => one.trim())),
  );
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(table, fc.constantFrom('\n', '\r\n'), (written, lineEnd) => {
      const text = written.map((cells) => cells.map(quoted).join(',')).join(lineEnd);
      const read = readCsv(text);
      expect('badQuotesOn' in read ? read : read.map(({ cells }) => cells)).toEqual(written);
    }),
  );
});

test('a file of our writer is read back unchanged, but for the apostrophe before a cell that looks like a formula', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom('=1+1', '+1', '-1', '@A1', '\tx', '\rx', 'a,b', '"', "'=1", 'a\nb'),
  );
  const table = fc.array(
    fc.array(cell, { minLength: 1, maxLength: 4 }).filter((some) => some.some((one) => one.trim())),
  );
  const safe = (text: string) => (/^[\s\p{Cf}]*[=+\-@]|^[\t\r\n]/u.test(text) ? `'${text}` : text);
  fc.assert(
    fc.property(table, (written) => {
      const read = readCsv(writeCsv(written));
      expect('badQuotesOn' in read ? read : read.map(({ cells }) => cells)).toEqual(
        written.map((cells) => cells.map(safe)),
      );
    }),
  );
  expect(readCsv('\uFEFFa,b\r\n')).toEqual([{ line: 1, cells: ['a', 'b'] }]);
  expect(writeCsv([['=HYPERLINK("x")', 'a']])).toBe('"\'=HYPERLINK(""x"")",a\r\n');
});
