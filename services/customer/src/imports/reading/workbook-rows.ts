import { Readable } from 'node:stream';
import type { CellValue } from 'exceljs';
import { unpackedSize } from './zip-size.ts';

/** A workbook that unpacks to more than this number of bytes is a ZIP bomb, or should be a CSV file. */
const UNPACKED_AT_MOST = 512 * 1024 * 1024;

/** Yields the rows of the first sheet of a workbook. Throws if the bytes are not a workbook. */
export async function* workbookRows(bytes: Buffer): AsyncGenerator<string[]> {
  if ((unpackedSize(bytes) ?? Infinity) > UNPACKED_AT_MOST)
    throw new Error('the workbook is damaged or unpacks to too much');
  // `exceljs` is loaded on demand, because the package is large and few processes read a workbook
  const { default: excel } = await import('exceljs');
  const options = { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore' } as const;
  const reader = new excel.stream.xlsx.WorkbookReader(Readable.from([bytes]), options);
  for await (const sheet of reader) {
    for await (const row of sheet) {
      const cells = Array.from({ length: row.cellCount }, (_, index) => textOf(row.getCell(index + 1).value));
      if (cells.some((cell) => cell !== '')) yield cells;
    }
    return;
  }
}

/** Returns the text of a cell. A date in a workbook has no time zone, so it is the day in UTC. */
function textOf(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('result' in value) return textOf(value.result ?? null);
  if ('text' in value) return String(value.text);
  return '';
}
