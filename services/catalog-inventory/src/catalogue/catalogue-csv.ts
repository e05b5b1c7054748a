/** A catalogue file in CSV: product, segment and pack lines, read into what the same file would be in JSON. */
/** What a cell should be is not judged here: one that cannot be read as a number stays text, and the schema refuses it. */
import type { FieldError } from '@toric/contracts/kernel/business-error';
import {
  COLUMN_TWICE,
  MORE_CELLS,
  NO_COLUMN,
  NO_PRODUCT_LINE,
  NOT_OF_THIS_RECORD,
  UNKNOWN_COLUMN,
  UNKNOWN_RECORD,
} from '@toric/contracts/catalog-inventory/catalogue/import.errors';
import type { CsvRow } from './csv.ts';

type Draft = Record<string, unknown>;
type Read = (text: string) => unknown;

const NUMBER = /^[+-]?\d+(\.\d+)?$/;
const RANGE = /^([+-]?\d+(?:\.\d+)?)\.\.([+-]?\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/;
const PRICE = /^(\S+) (\S+) (\S+) (\S+)$/;

const asText: Read = (text) => text;
const asNumber: Read = (text) => (NUMBER.test(text) ? Number(text) : text);
const asFlag: Read = (text) => (text === 'true' || text === 'false' ? text === 'true' : text);
const listOf =
  (read: Read): Read =>
  (text) =>
    text.split(';').flatMap((part) => read(part.trim()));
const asRange: Read = (text) => {
  const [, from, to, step] = RANGE.exec(text) ?? [];
  return from && to && step ? { from: Number(from), to: Number(to), step: Number(step) } : asNumber(text);
};
/** A single power is a range of one. */
const asPowers: Read = (text) => {
  const read = asRange(text);
  return typeof read === 'number' ? { from: read, to: read, step: 0.25 } : read;
};
const asPrice: Read = (text) => {
  const [, market, currency, amount, taxRate] = PRICE.exec(text.replace(/\s+/g, ' ')) ?? [];
  return market === undefined
    ? text
    : { market, currency, amount: asNumber(amount ?? ''), taxRate: asNumber(taxRate ?? '') };
};

/** What each kind of line may say, and how its cells are read. */
const LINES: Readonly<Record<string, Readonly<Record<string, Read>>>> = {
  product: {
    name: asText,
    brand: asText,
    material: asText,
    modality: asText,
    replacement: asText,
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
  },
  pack: { gtin: asText, size: asNumber, prices: listOf(asPrice) },
};
const NAMES = ['record', 'handle'];
const COLUMNS = [...NAMES, ...Object.values(LINES).flatMap((line) => Object.keys(line))];

export type CsvCatalogue = {
  readonly content: { readonly products: readonly unknown[] };
  readonly errors: readonly FieldError[];
  /** Where in the file a JSON pointer into `content` leads. */
  readonly placeOf: (pointer: string) => string;
};

export const lineAt = (line: number, column?: string): string => `#line/${line}${column ? `/${column}` : ''}`;

function headerErrors({ line, cells }: CsvRow): FieldError[] {
  const names = cells.map((name) => name.trim());
  const missing = NAMES.filter((column) => !names.includes(column)).map((column) => NO_COLUMN({ column }));
  const unknown = names
    .filter((column) => !COLUMNS.includes(column))
    .map((column) => UNKNOWN_COLUMN({ column, known: COLUMNS.join(', ') }));
  const twice = names.filter((column, at) => names.indexOf(column) < at).map((column) => COLUMN_TWICE({ column }));
  return [...missing, ...unknown, ...twice].map((detail) => ({ pointer: lineAt(line), detail }));
}

type Filled = {
  readonly line: number;
  readonly record: string;
  readonly handle: string;
  readonly cells: Map<string, string>;
};

function filledIn({ line, cells }: CsvRow, columns: readonly string[]): Filled {
  const filled = columns
    .map((column, at) => [column, (cells[at] ?? '').trim()] as const)
    .filter(([, text]) => text !== '');
  const { record = '', handle = '', ...rest } = Object.fromEntries(filled);
  return { line, record, handle, cells: new Map(Object.entries(rest)) };
}

/** What of a line belongs on no line of its kind. */
function lineErrors({ line, record, cells }: Filled): FieldError[] {
  const known = LINES[record];
  if (!known) return [{ pointer: lineAt(line, 'record'), detail: UNKNOWN_RECORD({ record }) }];
  return [...cells.keys()]
    .filter((column) => !known[column])
    .map((column) => ({ pointer: lineAt(line, column), detail: NOT_OF_THIS_RECORD({ record, column }) }));
}

const readCells = ({ record, cells }: Filled): Draft =>
  Object.fromEntries([...cells].map(([column, text]) => [column, LINES[record]?.[column]?.(text)]));

type Product = Draft & { readonly matrix: { readonly segments: Draft[] }; readonly packs: Draft[] };

/** Rows under a header that names the columns. */
export function catalogueFromCsv([header, ...rows]: readonly CsvRow[]): CsvCatalogue {
  const first = header ?? { line: 1, cells: [] };
  const columns = first.cells.map((name) => name.trim());
  const errors = headerErrors(first);
  const products: Product[] = [];
  const byHandle = new Map<string, { product: Product; at: string }>();
  const lines = new Map<string, number>();

  function add(filled: Filled): FieldError[] {
    const { line, record, handle } = filled;
    const draft = readCells(filled);
    if (record === 'product') {
      const product = { handle, ...draft, matrix: { segments: [] }, packs: [] };
      const at = `/products/${products.push(product) - 1}`;
      byHandle.set(handle, { product, at });
      lines.set(at, line);
      return [];
    }
    const owner = byHandle.get(handle);
    if (!owner) return [{ pointer: lineAt(line, 'handle'), detail: NO_PRODUCT_LINE({ handle }) }];
    const { packs, matrix } = owner.product;
    // an empty cell of prices is a pack that is sold nowhere yet
    const place =
      record === 'pack'
        ? `packs/${packs.push({ prices: [], ...draft }) - 1}`
        : `matrix/segments/${matrix.segments.push(draft) - 1}`;
    lines.set(`${owner.at}/${place}`, line);
    return [];
  }

  for (const row of errors.length === 0 ? rows : []) {
    const filled = filledIn(row, columns);
    const tooMany = row.cells.length > columns.length;
    const counts = { cells: row.cells.length, columns: columns.length };
    if (tooMany) errors.push({ pointer: lineAt(row.line), detail: MORE_CELLS(counts) });
    const wrong = lineErrors(filled);
    errors.push(...wrong, ...(wrong.length === 0 ? add(filled) : []));
  }
  return { content: { products }, errors, placeOf: (pointer) => placeIn(lines, pointer) };
}

/** The line of the deepest thing that the pointer leads into, and the column of what it names there. */
function placeIn(lines: ReadonlyMap<string, number>, pointer: string): string {
  const parts = pointer.split('/');
  for (let depth = parts.length; depth > 0; depth -= 1) {
    const line = lines.get(parts.slice(0, depth).join('/'));
    const column = parts[depth];
    if (line !== undefined) return lineAt(line, column && COLUMNS.includes(column) ? column : undefined);
  }
  return lineAt(1);
}
