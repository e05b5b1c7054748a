/**
 * Reads an uploaded catalogue file, in CSV or JSON, and validates it. Each error names a place in the uploaded file:
 * line and column in CSV, a JSON pointer in JSON.
 */
import type { UploadedFile } from '@toric/chassis/http/endpoint';
import { parsePart } from '@toric/chassis/http/field-errors';
import type { BusinessError, FieldError } from '@toric/contracts/kernel/business-error';
import {
  CATALOGUE_INVALID,
  CATALOGUE_UNREADABLE,
  FILE_HAS_TOO_MANY_VALUES,
  NOT_JSON,
  NOT_UTF8,
  QUOTES_WRONG,
} from '@toric/contracts/catalog-inventory/catalogue/import.errors';
import {
  CatalogueFile,
  type CatalogueProduct,
  VALUES_PER_FILE_AT_MOST as most,
} from '@toric/contracts/catalog-inventory/catalogue/import.http';
import { catalogueFromCsv, type CsvCatalogue, linePointer } from './catalogue-csv.ts';
import { readCsv } from './csv.ts';
import { countValues } from './product.ts';

export type Catalogue = {
  readonly products: readonly CatalogueProduct[];
  /**
   * Returns the refusal to throw for these errors. The JSON pointers of the errors start at an object with the field
   * `products`; the refusal names the places in the uploaded file.
   */
  readonly refusal: (errors: readonly FieldError[]) => BusinessError;
};

const SHOWN_AT_MOST = 100;

function invalid(errors: readonly FieldError[]): BusinessError {
  const shown = errors.slice(0, SHOWN_AT_MOST);
  return CATALOGUE_INVALID({ wrong: errors.length, shown: shown.length }).at(...shown);
}

/** Returns the products of the file. If the file is not a valid catalogue, throws a refusal that lists its errors. */
export function readCatalogue(file: UploadedFile): Catalogue {
  const { content, errors: csvErrors, toFilePointer } = file.type === 'text/csv' ? parseCsv(file) : parseJson(file);
  if (csvErrors.length > 0) throw invalid(csvErrors);
  const refusal = (errors: readonly FieldError[]) =>
    invalid(errors.map(({ pointer, detail }) => ({ pointer: toFilePointer(pointer), detail })));
  const errors: FieldError[] = [];
  const parsed = parsePart(CatalogueFile, content, '', errors);
  if (errors.length > 0) throw refusal(errors);
  const { products } = parsed as CatalogueFile; // the schema accepted the content, because there are no errors
  const values = products.reduce((sum, { matrix }) => sum + countValues(matrix), 0);
  if (values > most) throw refusal([{ pointer: '/products', detail: FILE_HAS_TOO_MANY_VALUES({ values, most }) }]);
  return { products, refusal };
}

function decodeText({ type, bytes }: UploadedFile): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw CATALOGUE_UNREADABLE({ type }).at({ pointer: '', detail: NOT_UTF8() });
  }
}

function parseCsv(file: UploadedFile): CsvCatalogue {
  const rows = readCsv(decodeText(file));
  if (!('badQuotesOn' in rows)) return catalogueFromCsv(rows);
  const pointer = linePointer(rows.badQuotesOn);
  throw CATALOGUE_UNREADABLE({ type: file.type }).at({ pointer, detail: QUOTES_WRONG() });
}

function parseJson(file: UploadedFile): { content: unknown; errors: []; toFilePointer: (pointer: string) => string } {
  try {
    return { content: JSON.parse(decodeText(file)) as unknown, errors: [], toFilePointer: (pointer) => pointer };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw CATALOGUE_UNREADABLE({ type: file.type }).at({ pointer: '', detail: NOT_JSON({ why: error.message }) });
  }
}
