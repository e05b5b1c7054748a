// Tests the guesses about a file: its encoding, its format, its delimiter, its heading and the order of its dates.
import { expect, test } from '@jest/globals';
import { guessDateOrder, guessDelimiter, guessEncoding, guessFormat, guessHeading } from './guess.ts';

const TEXT = 'id,name,city\n1,Ana,Zürich\n2,José,München\n';
/** Holds the words 王小明 and 北京市 in the encoding GB18030. */
const CHINESE = Buffer.concat([
  Buffer.from('id,name,city\n1,'),
  Buffer.from([0xcd, 0xf5, 0xd0, 0xa1, 0xc3, 0xf7, 0x2c, 0xb1, 0xb1, 0xbe, 0xa9, 0xca, 0xd0, 0x0a]),
]);

test.each([
  ['utf-8', Buffer.from(TEXT)],
  ['utf-8', Buffer.from(`\uFEFF${TEXT}`)],
  ['utf-8', Buffer.from('id\n王小明\n').subarray(0, 8)],
  ['utf-16le', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
  ['utf-16le', Buffer.from(TEXT, 'utf16le')],
  ['utf-16be', Buffer.from(TEXT, 'utf16le').swap16()],
  ['windows-1252', Buffer.from(TEXT, 'latin1')],
  ['gb18030', CHINESE],
])('%s is recognised', (encoding, bytes) => expect(guessEncoding(bytes)).toBe(encoding));

test('a text in GB18030 is decoded', () => {
  expect(new TextDecoder(guessEncoding(CHINESE)).decode(CHINESE)).toContain('王小明,北京市');
});

test.each([
  ['csv', 'id,name\n1,Ana\n'],
  ['json', '[{"id":1}]'],
  ['json', '{\n"data":[{"id":1}]}'],
  ['json-lines', '{"id":1}\n{"id":2}\n'],
  ['xlsx', 'PK\u0003\u0004rest'],
])('%s is recognised', (format, text) => expect(guessFormat(Buffer.from(text), 'utf-8')).toBe(format));

test.each([
  ['comma', 'id,name\n1,Ana; Lima\n2,Bob\n'],
  ['semicolon', 'id;name;sphere\n1;Ana;-2,25\n2;Bob;-3,00\n'],
  ['tab', 'id\tname\n1\tAna, Lima\n'],
  ['bar', 'id|name\n1|Ana\n'],
  ['comma', 'id\n1\n2\n'],
])('%s divides the columns', (delimiter, text) => expect(guessDelimiter(text)).toBe(delimiter));

test.each([
  ['year-month-day', ['2026-01-02', '1990/12/31']],
  ['year-month-day', ['1990年1月2日']],
  ['day-month-year', ['01.02.1990', '31.12.1990']],
  ['month-day-year', ['01/02/1990', '12/31/1990']],
  [undefined, ['01/02/1990', '03/04/1991']],
  [undefined, ['555 12 1234', 'Ana', '-2.25']],
])('the order is %s', (order, values) => expect(guessDateOrder(values)).toBe(order));

test('a heading has names and no values', () => {
  expect(guessHeading([['id', 'Name', '出生日期']])).toBe(true);
  expect(guessHeading([['1', 'Ana', 'ana@toric.example']])).toBe(false);
  expect(guessHeading([['x', 'x']])).toBe(false);
  expect(guessHeading([])).toBe(false);
});
