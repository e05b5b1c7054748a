/** A catalogue file as it was sent, read and checked by its schema; what is wrong is named by its place in that very file. */
import type { UploadedFile } from '@toric/chassis/endpoint';
import { parsePart } from '@toric/chassis/field-errors';
import type { BusinessError, FieldError } from '@toric/contracts/kernel/business-error';
import {
  CATALOGUE_INVALID,
  CATALOGUE_UNREADABLE,
  NOT_JSON,
  NOT_UTF8,
  QUOTES_WRONG,
} from '@toric/contracts/catalog-inventory/catalogue/import.errors';
import { CatalogueFile, type CatalogueProduct } from '@toric/contracts/catalog-inventory/catalogue/import.http';
import { catalogueFromCsv, type CsvCatalogue, lineAt } from './catalogue-csv.ts';
import { readCsv } from './csv.ts';

export type Catalogue = {
  readonly products: readonly CatalogueProduct[];
  /** To throw when these JSON pointers into `{products}` are wrong. */
  readonly refusal: (errors: readonly FieldError[]) => BusinessError;
};

const SHOWN = 100;

function invalid(wrong: readonly FieldError[]): BusinessError {
  const shown = wrong.slice(0, SHOWN);
  return CATALOGUE_INVALID({ wrong: wrong.length, shown: shown.length }).at(...shown);
}

export function readCatalogue(file: UploadedFile): Catalogue {
  const { content, errors: ofLines, placeOf } = file.type === 'text/csv' ? csvOf(file) : jsonOf(file);
  if (ofLines.length > 0) throw invalid(ofLines);
  const refusal = (errors: readonly FieldError[]) =>
    invalid(errors.map(({ pointer, detail }) => ({ pointer: placeOf(pointer), detail })));
  const errors: FieldError[] = [];
  const parsed = parsePart(CatalogueFile, content, '', errors);
  if (errors.length > 0) throw refusal(errors);
  const { products } = parsed as CatalogueFile; // by its own schema, without an error
  return { products, refusal };
}

function textOf({ type, bytes }: UploadedFile): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw CATALOGUE_UNREADABLE({ type }).at({ pointer: '', detail: NOT_UTF8() });
  }
}

function csvOf(file: UploadedFile): CsvCatalogue {
  const rows = readCsv(textOf(file));
  if (!('badQuotesOn' in rows)) return catalogueFromCsv(rows);
  throw CATALOGUE_UNREADABLE({ type: file.type }).at({ pointer: lineAt(rows.badQuotesOn), detail: QUOTES_WRONG() });
}

function jsonOf(file: UploadedFile): { content: unknown; errors: []; placeOf: (pointer: string) => string } {
  try {
    return { content: JSON.parse(textOf(file)) as unknown, errors: [], placeOf: (pointer) => pointer };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw CATALOGUE_UNREADABLE({ type: file.type }).at({ pointer: '', detail: NOT_JSON({ why: error.message }) });
  }
}
