import { ROW_TOO_SHORT } from '@toric/contracts/customer/imports/import-file.errors';
import type { ImportField } from '@toric/contracts/customer/imports/import-field';
import { IMPORT_FIELD_WORDS } from '@toric/contracts/customer/imports/import.words';
import type { Sentence, Text } from '@toric/contracts/kernel/sentence';
import type { ItemReason } from '../jobs/job-kind.ts';
import { filled, type Parsed } from './cells.ts';
import type { ImportedRow, ImportPlan } from '@toric/contracts/customer/imports/import-plan';

/** Returns a sentence that contains the name of the field in each language. */
export function aboutField(sentence: Sentence<'{field}'>, field: ImportField): Text {
  const { en, zh } = IMPORT_FIELD_WORDS[field].label;
  return { en: sentence({ field: en }).en, zh: sentence({ field: zh }).zh };
}

/** Reads the fields of one row, and collects its errors. Each reason names its column. */
export type RowReader = {
  /** Returns the text of a field. Returns undefined if its cell is empty, or if no column is mapped to the field. */
  text(field: ImportField): string | undefined;
  /** Returns the parsed value of a field. Returns undefined for a wrong value, and keeps the reason. */
  take<T>(field: ImportField, parse: (text: string) => Parsed<T>): T | undefined;
  refuse(field: ImportField | undefined, detail: Text): void;
  readonly reasons: ItemReason[];
};

type Fields = ImportPlan['fields'];
type Places = { readonly of: ReadonlyMap<ImportField, number>; readonly last: number };
const places = new WeakMap<Fields, Places>();

/** Returns the column of each field, and the last column that has one. It is computed once for each job. */
function placesIn(fields: Fields): Places {
  const known = places.get(fields);
  if (known) return known;
  const of = new Map(fields.flatMap((field, index) => (field === null ? [] : [[field, index] as const])));
  const found = { of, last: fields.findLastIndex((field) => field !== null) };
  places.set(fields, found);
  return found;
}

export function rowReader({ cells }: ImportedRow, { fields, head }: ImportPlan): RowReader {
  const reasons: ItemReason[] = [];
  const { of, last } = placesIn(fields);
  const columnOf = (field: ImportField | undefined): string | undefined =>
    field === undefined ? undefined : head[of.get(field) ?? -1];
  // the cells of a row that is too short or too long may stand in wrong columns, so no other error of the row is
  // reported
  const isWhole = cells.length > last && cells.length <= head.length + 1;
  if (!isWhole)
    reasons.push({ column: undefined, detail: ROW_TOO_SHORT({ cells: cells.length, columns: head.length }) });
  const refuse = (field: ImportField | undefined, detail: Text) => {
    if (isWhole) reasons.push({ column: columnOf(field), detail });
  };
  const text = (field: ImportField) => (isWhole ? filled(cells[of.get(field) ?? -1]) : undefined);
  return {
    reasons,
    text,
    refuse,
    take(field, parse) {
      const given = text(field);
      if (given === undefined) return undefined;
      const parsed = parse(given);
      if ('value' in parsed) return parsed.value;
      refuse(field, parsed.wrong);
      return undefined;
    },
  };
}
