/** Reads the rows of a file in any of its formats. */
import type { Delimiter, FileEncoding, FileFormat } from '@toric/contracts/customer/imports/import-field';
import { csvRows } from './csv-rows.ts';
import { SIGN_OF } from './guess.ts';
import { jsonRow, objectsOf } from './json-rows.ts';
import { workbookRows } from './workbook-rows.ts';

export type FileShape = {
  readonly format: FileFormat;
  readonly encoding: FileEncoding;
  readonly delimiter: Delimiter | null;
  readonly hasHeading: boolean;
};
/** Yields the pieces of a file's bytes in their order. */
type Pieces = AsyncIterable<Buffer>;

/** Returns true for a workbook and a JSON array, which must be read as a whole. */
export const isReadWhole = (format: FileFormat): boolean => format === 'xlsx' || format === 'json';

/** Holds the number of JSON rows whose fields determine the columns. */
const LOOKED_AT = 100;

/**
 * Yields the rows of a file without its heading. If `head` is omitted, the first yielded row is the heading of the
 * file, or has names such as `Column 1` if the file has no heading. JSON rows get the columns of `head`, if it is
 * given.
 */
export async function* fileRows(pieces: Pieces, shape: FileShape, head?: readonly string[]): AsyncGenerator<string[]> {
  if (shape.format === 'json' || shape.format === 'json-lines') {
    yield* objectRows(shape.format === 'json' ? wholeObjects(pieces, shape) : lineObjects(pieces, shape), head);
    return;
  }
  const rows = shape.format === 'xlsx' ? workbookRows(await whole(pieces)) : textRows(pieces, shape);
  let isFirst = true;
  for await (const row of rows) {
    const isHeading = isFirst && shape.hasHeading;
    if (isFirst && !head)
      yield isHeading ? row.map((cell) => cell.trim()) : row.map((_, index) => `Column ${index + 1}`);
    isFirst = false;
    if (!isHeading) yield row;
  }
}

async function whole(pieces: Pieces): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

async function* texts(pieces: Pieces, { encoding }: FileShape): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of pieces) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

async function* textRows(pieces: Pieces, shape: FileShape): AsyncGenerator<string[]> {
  const rows = csvRows(SIGN_OF[shape.delimiter ?? 'comma']);
  for await (const text of texts(pieces, shape)) yield* rows.feed(text);
  yield* rows.end();
}

async function* wholeObjects(pieces: Pieces, { encoding }: FileShape): AsyncGenerator<unknown> {
  yield* objectsOf(new TextDecoder(encoding).decode(await whole(pieces)));
}

/** Yields the values of JSON lines. A line that is not JSON is kept as a text, so that it is counted and reported. */
async function* lineObjects(pieces: Pieces, shape: FileShape): AsyncGenerator<unknown> {
  let rest = '';
  for await (const text of texts(pieces, shape)) {
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') yield parsed(line);
  }
  if (rest.trim() !== '') yield parsed(rest);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return line;
  }
}

/**
 * Yields rows of objects with the columns of the heading. Without a heading, the first objects determine the columns.
 */
async function* objectRows(objects: AsyncIterable<unknown>, known?: readonly string[]): AsyncGenerator<string[]> {
  let head = known;
  let waiting: unknown[] = [];
  const cells = (value: unknown, columns: readonly string[]): string[] => {
    const row = jsonRow(value);
    return row ? columns.map((column) => row.get(column) ?? '') : [String(value)];
  };
  for await (const value of objects) {
    if (head) {
      yield cells(value, head);
      continue;
    }
    waiting.push(value);
    if (waiting.length < LOOKED_AT) continue;
    head = headOf(waiting);
    yield [...head];
    for (const one of waiting) yield cells(one, head);
    waiting = [];
  }
  if (head || waiting.length === 0) return;
  const found = headOf(waiting);
  yield [...found];
  for (const one of waiting) yield cells(one, found);
}

const headOf = (values: readonly unknown[]): string[] => [
  ...new Set(values.flatMap((value) => [...(jsonRow(value)?.keys() ?? [])])),
];
