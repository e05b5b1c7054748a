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

export function rowReader({ cells }: ImportedRow, { fields, head }: ImportPlan): RowReader {
  const reasons: ItemReason[] = [];
  const columnOf = (field: ImportField | undefined): string | undefined => {
    const index = field === undefined ? -1 : fields.indexOf(field);
    return index === -1 ? undefined : head[index];
  };
  const refuse = (field: ImportField | undefined, detail: Text) => {
    reasons.push({ column: columnOf(field), detail });
  };
  const last = fields.findLastIndex((field) => field !== null);
  if (cells.length <= last || cells.length > head.length + 1)
    refuse(undefined, ROW_TOO_SHORT({ cells: cells.length, columns: head.length }));
  const text = (field: ImportField) => filled(cells[fields.indexOf(field)]);
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
