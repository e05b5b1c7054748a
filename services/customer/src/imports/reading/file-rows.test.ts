// Tests that the rows of a file are the same in each format, and that the heading is the first row unless it is given.
import { expect, test } from '@jest/globals';
import { fileRows, type FileShape } from './file-rows.ts';

const shape = (change: Partial<FileShape>): FileShape => ({
  ...{ format: 'csv', encoding: 'utf-8', delimiter: 'comma', hasHeading: true },
  ...change,
});

/** Cuts the bytes into pieces of three, so that characters are cut too. */
async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 3) yield bytes.subarray(at, at + 3);
}

async function rows(text: string | Buffer, change: Partial<FileShape> = {}, head?: string[]): Promise<string[][]> {
  const found: string[][] = [];
  for await (const row of fileRows(pieces(Buffer.from(text)), shape(change), head)) found.push(row);
  return found;
}

test('a CSV file in pieces, with a mark of its encoding', async () => {
  expect(await rows('\uFEFFid,name\n1,王小明\n')).toEqual([
    ['id', 'name'],
    ['1', '王小明'],
  ]);
  expect(
    await rows(Buffer.from('\uFEFFid;name\n1;José\n', 'utf16le'), { encoding: 'utf-16le', delimiter: 'semicolon' }),
  ).toEqual([
    ['id', 'name'],
    ['1', 'José'],
  ]);
});

test('a file without a heading has columns with numbers', async () => {
  expect(await rows('1,Ana\n', { hasHeading: false })).toEqual([
    ['Column 1', 'Column 2'],
    ['1', 'Ana'],
  ]);
});

test('a known heading is not repeated', async () => {
  expect(await rows('id,name\n1,Ana\n', {}, ['id', 'name'])).toEqual([['1', 'Ana']]);
  expect(await rows('[{"name":"Ana","id":1}]', { format: 'json' }, ['id', 'name'])).toEqual([['1', 'Ana']]);
});

test('JSON with nested objects, missing fields and lists', async () => {
  const json = JSON.stringify({
    data: [
      { id: 1, address: { city: 'Bern' } },
      { id: 2, tags: ['a', 'b'], x: null },
    ],
  });
  expect(await rows(json, { format: 'json' })).toEqual([
    ['id', 'address.city', 'tags', 'x'],
    ['1', 'Bern', '', ''],
    ['2', '', 'a, b', ''],
  ]);
});

test('JSON lines, of which one is broken: it is a row that is too short', async () => {
  expect(await rows('{"id":1,"name":"Ana"}\n{"id":\n{"id":3,"name":"Bo"}', { format: 'json-lines' })).toEqual([
    ['id', 'name'],
    ['1', 'Ana'],
    ['{"id":'],
    ['3', 'Bo'],
  ]);
});

test('a workbook, whose dates are days', async () => {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  const sheet = book.addWorksheet('Customers');
  sheet.addRow(['id', 'born', 'name']);
  sheet.addRow([7, new Date('1990-12-31T00:00:00Z'), { richText: [{ text: 'Ana ' }, { text: 'Lima' }] }]);
  const bytes = Buffer.from(await book.xlsx.writeBuffer());
  expect(await rows(bytes, { format: 'xlsx' })).toEqual([
    ['id', 'born', 'name'],
    ['7', '1990-12-31', 'Ana Lima'],
  ]);
}, 60_000);

test('bytes that are no workbook are refused', async () => {
  await expect(rows('PK\u0003\u0004rest', { format: 'xlsx' })).rejects.toThrow('damaged');
});
