/**
 * Converts a catalogue file in CSV, with product, segment and pack lines, into the content of a catalogue file in JSON.
 * Values are not validated here. A cell that should contain a number but does not stays text, and the JSON schema
 * refuses it.
 */
import { ENTRIES_PER_LIST_AT_MOST as most } from '@toric/contracts/catalog-inventory/catalogue/matrix-body';
import type { FieldError } from '@toric/contracts/kernel/business-error';
import {
  COLUMN_TWICE,
  MORE_CELLS,
  MORE_ENTRIES,
  NO_COLUMN,
  NO_PRODUCT_LINE,
  NOT_OF_THIS_RECORD,
  UNKNOWN_COLUMN,
  UNKNOWN_RECORD,
} from '@toric/contracts/catalog-inventory/catalogue/import.errors';
import { DIMENSIONS } from '@toric/optics/dimensions';
import type { Text } from '@toric/contracts/kernel/sentence';
import type { CsvRow } from './csv.ts';

type Draft = Record<string, unknown>;
type CellReader = (text: string) => unknown;

const NUMBER = /^[+-]?\d+(\.\d+)?$/;
const RANGE = /^([+-]?\d+(?:\.\d+)?)\.\.([+-]?\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/;
const PRICE = /^(\S+) (\S+) (\S+) (\S+)$/;

const asText: CellReader = (text) => text;
const asNumber: CellReader = (text) => (NUMBER.test(text) ? Number(text) : text);
const asFlag: CellReader = (text) => (text === 'true' || text === 'false' ? text === 'true' : text);
const listOf =
  (read: CellReader): CellReader =>
  (text) =>
    text.split(';').flatMap((part) => read(part.trim()));
const asRange: CellReader = (text) => {
  const [, from, to, step] = RANGE.exec(text) ?? [];
  return from && to && step ? { from: Number(from), to: Number(to), step: Number(step) } : asNumber(text);
};
/** Reads a range of powers. A single power becomes a range with one value. */
const asPowers: CellReader = (text) => {
  const read = asRange(text);
  return typeof read === 'number' ? { from: read, to: read, step: 0.25 } : read;
};
const asPrice: CellReader = (text) => {
  const [, market, currency, amount, taxRate] = PRICE.exec(text.replace(/\s+/g, ' ')) ?? [];
  return market === undefined
    ? text
    : { market, currency, amount: asNumber(amount ?? ''), taxRate: asNumber(taxRate ?? '') };
};

type LineKind = Readonly<Record<string, CellReader>>;
/** Lists the columns of each kind of line, each with the function that reads its cells. */
const LINES: Readonly<Record<string, LineKind>> = {
  product: {
    name: asText,
    chineseName: asText,
    keywords: listOf(asText),
    brand: asText,
    goods: asText,
    material: asText,
    modality: asText,
    replacement: asText,
    shelfLifeMonths: asNumber,
    waterContent: asNumber,
    uvBlocking: asFlag,
    privateLabelOf: asText,
    description: asText,
    onSale: asFlag,
  },
  segment: {
    markets: listOf(asText),
    madeFrom: asText,
    madeUntil: asText,
    baseCurve: listOf(asNumber),
    diameter: listOf(asNumber),
    sphere: listOf(asPowers),
    cylinder: listOf(asNumber),
    axis: listOf(asRange),
    add: listOf(asNumber),
    dominance: listOf(asText),
    colour: listOf(asText),
    backOpticZone: listOf(asNumber),
    returnZoneDepth: listOf(asRange),
    landingZoneAngle: listOf(asRange),
    jessenFactor: listOf(asNumber),
  },
  pack: { gtin: asText, size: asNumber, content: asText, weightGrams: asNumber, prices: listOf(asPrice) },
};
/**
 * Returns the columns of a kind of line. Returns undefined for a kind that is not listed. `Object.hasOwn` ignores
 * inherited properties such as `constructor`.
 */
const columnsOf = (record: string): LineKind | undefined => (Object.hasOwn(LINES, record) ? LINES[record] : undefined);
const readerOf = (columns: LineKind | undefined, column: string): CellReader | undefined =>
  columns && Object.hasOwn(columns, column) ? columns[column] : undefined;
const REQUIRED = ['record', 'handle'];
const COLUMNS = [...REQUIRED, ...Object.values(LINES).flatMap((line) => Object.keys(line))];

export type CsvCatalogue = {
  readonly content: { readonly products: readonly unknown[] };
  readonly errors: readonly FieldError[];
  /** Returns the place in the file, as a pointer to line and column, for a JSON pointer that leads into `content`. */
  readonly toFilePointer: (pointer: string) => string;
};

export const linePointer = (line: number, column?: string): string => `#file/line/${line}${column ? `/${column}` : ''}`;

function headerErrors({ line, cells }: CsvRow): FieldError[] {
  const names = cells.map((name) => name.trim());
  const missing = REQUIRED.filter((column) => !names.includes(column)).map((column) => NO_COLUMN({ column }));
  const unknown = names
    .filter((column) => !COLUMNS.includes(column))
    .map((column) => UNKNOWN_COLUMN({ column, known: COLUMNS.join(', ') }));
  const twice = names.filter((column, at) => names.indexOf(column) < at).map((column) => COLUMN_TWICE({ column }));
  return [...missing, ...unknown, ...twice].map((detail) => ({ pointer: linePointer(line), detail }));
}

/** Describes a row of the file, with its cells by the name of their column. Empty cells are left out. */
type Line = {
  readonly line: number;
  readonly record: string;
  readonly handle: string;
  readonly cells: Map<string, string>;
};

function lineOf({ line, cells }: CsvRow, columns: readonly string[]): Line {
  const filled = columns
    .map((column, at) => [column, (cells[at] ?? '').trim()] as const)
    .filter(([, text]) => text !== '');
  const { record = '', handle = '', ...rest } = Object.fromEntries(filled);
  return { line, record, handle, cells: new Map(Object.entries(rest)) };
}

const LISTS: readonly string[] = DIMENSIONS;

/**
 * Returns the reason why a filled cell cannot be read: this kind of line has no such column, or the list in the cell
 * has too many entries.
 */
function cellError({ record }: Line, known: LineKind, column: string, text: string): Text | undefined {
  if (!readerOf(known, column)) return NOT_OF_THIS_RECORD({ record, column });
  if (!LISTS.includes(column)) return undefined;
  const entries = text.split(';').length;
  return entries > most ? MORE_ENTRIES({ entries, most }) : undefined;
}

/** Returns an error for each cell of the row that cannot be read, or one error if the kind of the line is unknown. */
function lineErrors(row: Line): FieldError[] {
  const { line, record, cells } = row;
  const known = columnsOf(record);
  if (!known) return [{ pointer: linePointer(line, 'record'), detail: UNKNOWN_RECORD({ record }) }];
  return [...cells].flatMap(([column, text]) => {
    const detail = cellError(row, known, column, text);
    return detail ? [{ pointer: linePointer(line, column), detail }] : [];
  });
}

const readCells = ({ record, cells }: Line): Draft =>
  Object.fromEntries([...cells].map(([column, text]) => [column, readerOf(columnsOf(record), column)?.(text)]));

type Product = Draft & { readonly matrix: { readonly segments: Draft[] }; readonly packs: Draft[] };

/** Reads the rows of a catalogue file. The first row is the header, which names the columns. */
export function catalogueFromCsv([header, ...rows]: readonly CsvRow[]): CsvCatalogue {
  const first = header ?? { line: 1, cells: [] };
  const columns = first.cells.map((name) => name.trim());
  const errors = headerErrors(first);
  const products: Product[] = [];
  const byHandle = new Map<string, { product: Product; pointer: string }>();
  const lines = new Map<string, number>();

  function add(line: Line): FieldError[] {
    const { record, handle } = line;
    const draft = readCells(line);
    if (record === 'product') {
      const product = { handle, ...draft, matrix: { segments: [] }, packs: [] };
      const pointer = `/products/${products.push(product) - 1}`;
      byHandle.set(handle, { product, pointer });
      lines.set(pointer, line.line);
      return [];
    }
    const owner = byHandle.get(handle);
    if (!owner) return [{ pointer: linePointer(line.line, 'handle'), detail: NO_PRODUCT_LINE({ handle }) }];
    const { packs, matrix } = owner.product;
    // a pack line without prices is valid: the pack is not yet sold in any market
    const path =
      record === 'pack'
        ? `packs/${packs.push({ prices: [], ...draft }) - 1}`
        : `matrix/segments/${matrix.segments.push(draft) - 1}`;
    lines.set(`${owner.pointer}/${path}`, line.line);
    return [];
  }

  for (const row of errors.length === 0 ? rows : []) {
    const line = lineOf(row, columns);
    const counts = { cells: row.cells.length, columns: columns.length };
    if (counts.cells > counts.columns) errors.push({ pointer: linePointer(row.line), detail: MORE_CELLS(counts) });
    const wrong = lineErrors(line);
    errors.push(...wrong, ...(wrong.length === 0 ? add(line) : []));
  }
  return { content: { products }, errors, toFilePointer: (pointer) => filePointer(lines, pointer) };
}

/**
 * Returns a pointer to the line of the product, segment or pack that the JSON pointer leads into. It also names the
 * column if the JSON pointer continues with the name of a column.
 */
function filePointer(lines: ReadonlyMap<string, number>, pointer: string): string {
  const parts = pointer.split('/');
  for (let depth = parts.length; depth > 0; depth -= 1) {
    const line = lines.get(parts.slice(0, depth).join('/'));
    const column = parts[depth];
    if (line !== undefined) return linePointer(line, column && COLUMNS.includes(column) ? column : undefined);
  }
  return linePointer(1);
}
